using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

/// <summary>The connection to the phone system is reset while that goes on with its calls.</summary>
public sealed class ResetLinkTests
{
    /// <summary>At once, as a loaded machine sees it.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(3);

    [SkippableFact]
    public async Task Reset_is_said_at_once_and_the_call_goes_on_as_the_same_call()
    {
        var lab = await SharedAsterisk.CallAsync();
        await using var relay = new AmiRelay(lab.Asterisk);
        await using var scene = await LabScene.SetAsync(lab, relay.Port);
        var talk = new TalkTime();
        var (desk, caller) = await scene.AnsweredAsync();
        talk.Begun();
        var id = await scene.Api.AwaitCallAsync("connected", TalkTime.Seconds);

        var reset = TimeProvider.System.GetTimestamp();
        relay.Reset();
        Assert.Contains("broke", await scene.Api.NotConnectedAsync(), StringComparison.Ordinal);
        Assert.InRange(TimeProvider.System.GetElapsedTime(reset), TimeSpan.Zero, Slack);
        Assert.Empty((await scene.Api.CallAsync(id)).Capabilities);
        relay.Mend();
        await scene.Listener.ReadyAsync();
        await scene.Api.AwaitAsync(id, "connected");
        talk.StillOn();
        await caller.HangUpAsync();
        await desk.EndedAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal((id, "remoteHangUp"), (ended.Id, ended.EndReason));
        Assert.Equal(await scene.KeyAsync(desk), task.CallObject);
        talk.AssertWhole(task.Seconds);
    }

    [SkippableFact]
    public async Task Dial_in_flight_at_a_reset_goes_on_and_is_never_sent_again()
    {
        var lab = await SharedAsterisk.CallAsync();
        await using var relay = new AmiRelay(lab.Asterisk);
        await using var scene = await LabScene.SetAsync(lab, relay.Port);
        var outside = await lab.OutsideAsync();
        var desk = await lab.DeskPhoneAsync();
        await scene.Api.DialAsync(LabScene.OutsideNumber);
        await desk.RingsAsync();
        var id = await scene.Api.AwaitCallAsync("initiated");

        relay.Reset();
        await scene.Api.NotConnectedAsync();
        relay.Mend();
        await scene.Listener.ReadyAsync();
        await desk.AnswerAsync();
        await outside.RingsAsync();
        await outside.AnswerAsync();
        await scene.Api.AwaitAsync(id, "connected");
        await outside.HangUpAsync();
        await desk.EndedAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal((id, "remoteHangUp", "outbound"), (ended.Id, ended.EndReason, ended.Direction));
        Assert.Equal(await scene.KeyAsync(desk), task.CallObject);
        Assert.Single(relay.Actions, "Originate");
    }
}
