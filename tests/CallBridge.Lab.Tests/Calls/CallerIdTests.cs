using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

/// <summary>Callers who say odd things of themselves, and calls that never ring but are heard.</summary>
public sealed class CallerIdTests
{
    [SkippableFact]
    public async Task Odd_caller_ids_are_shown_well()
    {
        // Of a name Asterisk keeps 79 bytes: the last letter, which has two, is cut apart.
        var longName = string.Concat(Enumerable.Repeat("Llanfairpwllgwyn", 5))[..78];
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        (CallerId From, ShownParty Shown, string Subject)[] callers =
        [
            (CallerId.Hidden, new(null, null, null), "from a hidden number"),
            (new("<sip:127.0.0.1>"), new(null, null, null), "from a hidden number"),
            (CallerId.Of(LabScene.OutsideNumber, "<unknown>"), new(LabScene.OutsideNumber, null, LabScene.OutsideNumber), $"from {LabScene.OutsideNumber}"),
            (CallerId.Of(LabScene.OutsideNumber, "Fred \"Freddy\" O'Neil"), Named("Fred \"Freddy\" O'Neil"), Subject("Fred \"Freddy\" O'Neil")),
            (CallerId.Of(LabScene.OutsideNumber, "Zoë Müller 山田"), Named("Zoë Müller 山田"), Subject("Zoë Müller 山田")),
            (CallerId.Of(LabScene.OutsideNumber, longName + "éé"), Named(longName), Subject(longName)),
            (CallerId.Of(LabScene.OutsideNumber, "Bobby\\; DROP, TABLE"), Named("Bobby\\; DROP, TABLE"), Subject("Bobby\\; DROP, TABLE")),
        ];
        var seen = new List<ShownParty>();
        foreach (var (from, _, _) in callers)
        {
            var desk = await scene.Lab.DeskPhoneAsync();
            var caller = await scene.Lab.OutsideCallsAsync(scene.Lab.Slot.DirectNumber, from);
            var call = await scene.Api.AwaitAsync("an alerting call", call => call.State == "alerting");
            await caller.HangUpAsync();
            await desk.EndedAsync();
            seen.Add((await scene.Api.AwaitAsync(call.Id, "ended")).Party);
        }

        Assert.Equal(callers.Select(caller => caller.Shown), seen);
        await scene.Api.SettledAsync();
        var subjects = (await scene.TasksAsync()).OrderBy(task => task.CallObject.Length).ThenBy(task => task.CallObject, StringComparer.Ordinal)
            .Select(task => task.Subject[task.Subject.IndexOf("from", StringComparison.Ordinal)..]);
        Assert.Equal(callers.Select(caller => caller.Subject), subjects);

        static ShownParty Named(string name) => new(LabScene.OutsideNumber, name, name);
        static string Subject(string name) => $"from {LabScene.OutsideNumber} ({name})";
    }

    [SkippableFact]
    public async Task Call_that_the_desk_phone_never_rings_for_but_plays_to_is_alerting()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var desk = await scene.Lab.DeskPhoneAsync(WhenCalled.GivesEarlyMedia);
        var caller = await scene.Lab.OutsideCallsAsync(scene.Lab.Slot.DirectNumber, LabScene.OutsideNumber);
        await scene.Api.CommandAsync(await scene.Api.AwaitCallAsync("alerting"), "answer");
        await scene.Api.AwaitCallAsync("connected");
        await caller.HangUpAsync();
        await desk.EndedAsync();

        var (ended, _) = await scene.OnlyTaskAsync();
        Assert.Equal("remoteHangUp", ended.EndReason);
    }

    [SkippableFact]
    public async Task Call_to_a_number_that_plays_and_never_rings_is_delivering_until_it_is_answered()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var outside = await scene.Lab.OutsideAsync(WhenCalled.GivesEarlyMedia);
        var desk = await scene.Lab.DeskDialsAsync(LabScene.OutsideNumber);
        await scene.Lab.Ami.AwaitAsync("audio before an answer", message => message.IsEvent("DialState") && message["DialStatus"] == "PROGRESS"
            && message.IsOf(scene.Lab.Slot.Trunk, "DestChannel"));
        await scene.Api.AwaitAsync("the call to be delivered for a second", call => call is { State: "delivering", RingSeconds: >= 1 });
        await outside.AnswerAsync();
        var connected = await scene.Api.AwaitAsync("the answer", call => call.State == "connected");
        await outside.HangUpAsync();
        await desk.EndedAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal((connected.Id, "remoteHangUp", "Outbound"), (ended.Id, ended.EndReason, task.CallType));
    }
}
