using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

/// <summary>An agent with two registered phones, which ring together.</summary>
public sealed class TwoPhonesTests
{
    [SkippableFact]
    public async Task Call_that_rings_two_phones_and_is_answered_at_one_is_one_call_with_one_key()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (one, other, caller) = await RingAsync(scene);
        var alerting = await scene.Api.AwaitAsync("an alerting call", call => call.State == "alerting");
        await other.AnswerAsync();
        await scene.Api.AwaitAsync(alerting.Id, "connected");
        await one.GoneAsync();
        await scene.Api.AwaitCallAsync("connected", 1);
        await caller.HangUpAsync();
        await one.EndedAsync();
        await other.EndedAsync();

        var (ended, _) = await scene.OnlyTaskAsync();
        Assert.Equal((alerting.Id, await scene.KeyAsync(other), "remoteHangUp"), (ended.Id, ended.Key, ended.EndReason));
    }

    [SkippableFact]
    public async Task Call_that_rings_two_phones_and_is_rejected_at_both_is_one_call()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (one, other, caller) = await RingAsync(scene);
        await scene.Api.AwaitCallAsync("alerting");
        await one.RejectAsync();
        await scene.Lab.Ami.AwaitAsync("the first phone's end", message => message.IsEvent("Hangup") && message.IsOf(scene.Lab.Slot.Desk));
        await scene.Api.AwaitCallAsync("alerting");
        await other.RejectAsync();
        await caller.EndedAsync();

        var (ended, _) = await scene.OnlyTaskAsync();
        Assert.Equal("rejected", ended.EndReason);
    }

    [SkippableFact]
    public async Task Call_that_rings_two_phones_is_rejected_at_both_from_the_panel()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (one, other, caller) = await RingAsync(scene);
        await scene.Api.CommandAsync(await scene.Api.AwaitCallAsync("alerting"), "reject");
        await one.EndedAsync();
        await other.EndedAsync();
        await caller.EndedAsync();

        var (ended, _) = await scene.OnlyTaskAsync();
        Assert.Equal("rejected", ended.EndReason);
    }

    [SkippableFact]
    public async Task Call_that_rings_two_phones_and_is_given_up_is_one_call()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (one, other, caller) = await RingAsync(scene);
        await scene.Api.AwaitCallAsync("alerting");
        await caller.HangUpAsync();
        await one.EndedAsync();
        await other.EndedAsync();

        var (ended, _) = await scene.OnlyTaskAsync();
        Assert.Equal("callerCancelled", ended.EndReason);
    }

    private static async Task<(SippParty One, SippParty Other, SippParty Caller)> RingAsync(LabScene scene)
    {
        var one = await scene.Lab.DeskPhoneAsync();
        var other = await scene.Lab.DeskPhoneAsync(line: 2);
        var caller = await scene.Lab.OutsideCallsAsync(scene.Lab.Slot.BothPhonesNumber, LabScene.OutsideNumber);
        await one.RingsAsync();
        await other.RingsAsync();
        return (one, other, caller);
    }
}
