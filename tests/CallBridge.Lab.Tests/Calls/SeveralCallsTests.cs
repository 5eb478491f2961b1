using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

/// <summary>More than one call at the agent's phone.</summary>
public sealed class SeveralCallsTests
{
    private const string First = "02071838751";
    private const string Second = "02071838752";
    private const string Third = "02071838753";

    [SkippableFact]
    public async Task Second_call_waits_while_the_first_is_talked_and_is_given_up()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (desk, caller) = await scene.AnsweredAsync();
        var second = await scene.Lab.DeskPhoneAsync(line: 2);
        var waiting = await scene.Lab.OutsideCallsAsync(scene.Lab.Slot.NumberOfLine(2), Second, line: 3);
        await second.RingsAsync();
        Assert.Equal(
            [(Second, "alerting"), (LabScene.OutsideNumber, "connected")],
            Stand(await scene.Api.AwaitAllAsync("one talked, one alerting", calls => calls.Any(call => call is { State: "alerting", Party.Number: not null }))));
        await waiting.HangUpAsync();
        await second.EndedAsync();
        await scene.Api.AwaitAsync("the second call's end", call => call.Party.Number == Second && call.EndReason == "callerCancelled");
        await scene.Api.AwaitCallAsync("connected");
        await caller.HangUpAsync();
        await desk.EndedAsync();

        Assert.Equal(
            [(Second, "callerCancelled", await scene.KeyAsync(second)), (LabScene.OutsideNumber, "remoteHangUp", await scene.KeyAsync(desk))],
            await scene.TaskEachAsync());
    }

    [SkippableFact]
    public async Task Second_call_is_answered_while_the_first_is_held()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (desk, caller) = await scene.AnsweredAsync();
        var first = await scene.Api.AwaitCallAsync("connected");
        var line2 = await scene.Lab.DeskPhoneAsync(line: 2);
        var waiting = await scene.Lab.OutsideCallsAsync(scene.Lab.Slot.NumberOfLine(2), Second, line: 3);
        var second = await scene.Api.AwaitCallAsync("alerting");
        await scene.Api.CommandAsync(first, "hold");
        await scene.Api.AwaitAsync(first, "held");
        await scene.Api.CommandAsync(second, "answer");
        Assert.Equal(
            [(Second, "connected"), (LabScene.OutsideNumber, "held")],
            Stand(await scene.Api.AwaitAllAsync("one talked, one held", calls => calls.Any(call => call.State == "connected"))));
        await scene.Api.CommandAsync(second, "hang-up");
        await line2.EndedAsync();
        await waiting.EndedAsync();
        await scene.Api.CommandAsync(first, "retrieve");
        await scene.Api.AwaitAsync(first, "connected");
        await caller.HangUpAsync();
        await desk.EndedAsync();

        Assert.Equal(
            [(Second, "localHangUp", await scene.KeyAsync(line2)), (LabScene.OutsideNumber, "remoteHangUp", await scene.KeyAsync(desk))],
            await scene.TaskEachAsync());
    }

    [SkippableFact]
    public async Task Of_three_calls_at_once_one_is_active_and_the_rest_held()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var slot = scene.Lab.Slot;
        var (phones, callers) = (new List<SippParty>(), new List<SippParty>());
        foreach (var (line, number) in ((int, string)[])[(1, First), (2, Second), (3, Third)])
        {
            phones.Add(await scene.Lab.DeskPhoneAsync(line: line));
            callers.Add(await scene.Lab.OutsideCallsAsync(slot.NumberOfLine(line), number, line: line));
            var call = await scene.Api.AwaitCallAsync("alerting");
            foreach (var phone in phones.SkipLast(1).TakeLast(1))
                await phone.HoldAsync();
            Assert.DoesNotContain("connected", Stand(await scene.Api.AwaitAllAsync(
                "the former held", calls => calls.All(other => other.State is "alerting" or "held"))).Select(s => s.State));
            await scene.Api.CommandAsync(call, "answer");
            await scene.Api.AwaitAsync(call, "connected");
        }

        Assert.Equal(
            [(Third, "connected"), (Second, "held"), (First, "held")],
            Stand(await scene.Api.AwaitAllAsync("three calls", calls => calls.Count == 3)));
        await callers[1].HangUpAsync();
        await phones[1].EndedAsync();
        await scene.Api.AwaitAllAsync("two calls left", calls => calls.Count(call => call.IsLive) == 2);
        await phones[2].HangUpAsync();
        await callers[2].EndedAsync();
        await phones[0].RetrieveAsync();
        await scene.Api.AwaitAsync("the first call active again", call => call is { Party.Number: First, State: "connected" });
        await callers[0].HangUpAsync();
        await phones[0].EndedAsync();

        Assert.Equal(
            [
                (Third, "localHangUp", await scene.KeyAsync(phones[2])),
                (Second, "remoteHangUp", await scene.KeyAsync(phones[1])),
                (First, "remoteHangUp", await scene.KeyAsync(phones[0])),
            ],
            await scene.TaskEachAsync());
    }

    private static IEnumerable<(string? Number, string State)> Stand(IEnumerable<ShownCall> calls) =>
        calls.Select(call => (call.Party.Number, call.State));
}
