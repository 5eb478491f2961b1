using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

/// <summary>The connection to the phone system breaks while that goes on with its calls.</summary>
public sealed class LostLinkTests
{
    [SkippableFact]
    public async Task Call_over_a_broken_connection_becomes_one_task_with_its_whole_talk_time()
    {
        var lab = await SharedAsterisk.CallAsync();
        await using var relay = new AmiRelay(lab.Asterisk);
        await using var scene = await LabScene.SetAsync(lab, relay.Port);
        var talk = new TalkTime();
        var (desk, caller) = await scene.AnsweredAsync();
        talk.Begun();
        await scene.Api.AwaitCallAsync("connected", TalkTime.Seconds);

        relay.Cut();
        await scene.Api.NotConnectedAsync();
        relay.Mend();
        await scene.Listener.ReadyAsync();
        talk.StillOn();
        await caller.HangUpAsync();
        await desk.EndedAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal(await scene.KeyAsync(desk), task.CallObject);
        Assert.Equal("remoteHangUp", ended.EndReason);
        talk.AssertWhole(task.Seconds);
    }

    [SkippableFact]
    public async Task Call_that_ends_behind_a_broken_connection_becomes_one_task()
    {
        var lab = await SharedAsterisk.CallAsync();
        await using var relay = new AmiRelay(lab.Asterisk);
        await using var scene = await LabScene.SetAsync(lab, relay.Port);
        var (desk, caller) = await scene.AnsweredAsync();

        relay.Cut();
        await scene.Api.NotConnectedAsync();
        await caller.HangUpAsync();
        await desk.EndedAsync();
        relay.Mend();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal(await scene.KeyAsync(desk), task.CallObject);
        Assert.Equal("linkLost", ended.EndReason);
        Assert.Contains("at least", task.Description, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Call_that_begins_behind_a_broken_connection_is_taken_up_and_becomes_one_task()
    {
        var lab = await SharedAsterisk.CallAsync();
        await using var relay = new AmiRelay(lab.Asterisk);
        await using var scene = await LabScene.SetAsync(lab, relay.Port);
        relay.Cut();
        await scene.Api.NotConnectedAsync();

        var desk = await lab.DeskPhoneAsync();
        var caller = await lab.OutsideCallsAsync(lab.Slot.DirectNumber, LabScene.OutsideNumber);
        await desk.RingsAsync();
        relay.Mend();
        var call = await scene.Api.AwaitCallAsync("alerting");
        await scene.Api.CommandAsync(call, "answer");
        await scene.Api.AwaitCallAsync("connected");
        await caller.HangUpAsync();
        await desk.EndedAsync();

        var (_, task) = await scene.OnlyTaskAsync();
        Assert.Equal("Inbound", task.CallType);
        Assert.Contains(LabScene.OutsideNumber, task.Subject, StringComparison.Ordinal);
    }
}
