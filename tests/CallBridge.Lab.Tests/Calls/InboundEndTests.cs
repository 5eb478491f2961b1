using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

/// <summary>Every way in which an inbound call to the agent's own number can go.</summary>
public sealed class InboundEndTests
{
    [SkippableFact]
    public async Task Inbound_call_answered_and_hung_up_at_the_phone_is_followed_state_by_state()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var desk = await scene.Lab.DeskPhoneAsync();
        var (ring, talk) = (new TalkTime(), new TalkTime());
        var caller = await scene.Lab.OutsideCallsAsync(scene.Lab.Slot.DirectNumber, LabScene.OutsideNumber, "Jane Doe");
        await scene.Api.AwaitCallAsync("alerting");
        ring.Begun();
        var alerting = await scene.Api.AwaitAsync("a call that rings for a second", call => call is { State: "alerting", RingSeconds: >= 1 });
        ring.StillOn();
        await desk.AnswerAsync();
        await scene.Api.AwaitAsync(alerting.Id, "connected");
        ring.Over();
        talk.Begun();
        await scene.Api.AwaitCallAsync("connected", TalkTime.Seconds);
        talk.StillOn();
        await desk.HangUpAsync();
        await caller.EndedAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        talk.Over();
        Assert.Equal(new ShownParty(LabScene.OutsideNumber, "Jane Doe", "Jane Doe"), alerting.Party);
        Assert.Equal(
            ("inbound", false, scene.Lab.Slot.DirectNumber, null, alerting.Id, "localHangUp", 0),
            (alerting.Direction, alerting.Internal, alerting.CalledNumber, alerting.Queue, ended.Id, ended.EndReason, ended.HeldSeconds));
        ring.AssertWhole(ended.RingSeconds);
        talk.AssertWhole(ended.TalkSeconds);
        Assert.Equal(ended.TalkSeconds, task.Seconds);
        Assert.EndsWith($" from {LabScene.OutsideNumber} (Jane Doe)", task.Subject, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Inbound_call_rejected_at_the_phone_as_busy_reads_as_rejected()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var desk = await scene.Lab.DeskPhoneAsync();
        var caller = await scene.Lab.OutsideCallsAsync(scene.Lab.Slot.DirectNumber, LabScene.OutsideNumber);
        await scene.Api.AwaitCallAsync("alerting");
        await desk.RejectAsync();
        await caller.EndedAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal(("rejected", 0), (ended.EndReason, task.Seconds));
    }

    [SkippableFact]
    public async Task Inbound_call_rejected_at_the_phone_by_decline_reads_as_rejected()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var desk = await scene.Lab.DeskPhoneAsync();
        var caller = await scene.Lab.OutsideCallsAsync(scene.Lab.Slot.DirectNumber, LabScene.OutsideNumber);
        await scene.Api.AwaitCallAsync("alerting");
        await desk.DeclineAsync();
        await caller.EndedAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal(("rejected", 0), (ended.EndReason, task.Seconds));
    }

    [SkippableFact]
    public async Task Inbound_call_that_finds_the_phone_busy_leaves_nothing()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var busy = await scene.Lab.DeskPhoneAsync(WhenCalled.IsBusy);
        var first = await scene.Lab.OutsideCallsAsync(scene.Lab.Slot.DirectNumber, LabScene.OutsideNumber);
        await busy.EndedAsync();
        await first.EndedAsync();

        // What comes after shows that all before has been read.
        var desk = await scene.Lab.DeskPhoneAsync();
        await scene.Lab.OutsideCallsAsync(scene.Lab.Slot.DirectNumber, LabScene.OutsideNumber);
        await scene.Api.CommandAsync(await scene.Api.AwaitCallAsync("alerting"), "reject");
        await desk.EndedAsync();
        var (ended, _) = await scene.OnlyTaskAsync();
        Assert.Equal(await scene.KeyAsync(desk), ended.Key);
    }

    [SkippableFact]
    public async Task Inbound_call_that_the_phone_forwards_is_no_missed_call()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var desk = await scene.Lab.DeskPhoneAsync();
        var colleague = await scene.Lab.ColleagueAsync();
        var caller = await scene.Lab.OutsideCallsAsync(scene.Lab.Slot.DirectNumber, LabScene.OutsideNumber);
        await scene.Api.AwaitCallAsync("alerting");
        await desk.ForwardAsync(scene.Lab.Slot.Colleague);
        await desk.EndedAsync();
        await colleague.RingsAsync();
        await colleague.AnswerAsync();

        var ended = Assert.Single(await scene.Api.SettledAsync());
        Assert.Equal(("forwarded", 0), (ended.EndReason, ended.TalkSeconds));
        Assert.Empty(await scene.TasksAsync());
        await caller.HangUpAsync();
        await colleague.EndedAsync();
    }
}
