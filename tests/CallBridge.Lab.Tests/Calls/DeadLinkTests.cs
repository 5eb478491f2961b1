using CallBridge.Ami;
using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

/// <summary>
/// The connection to the phone system dies without a word while that goes on with its calls. The limit is the product's own default; a loaded machine is
/// given <see cref="Slack"/> on top to look.
/// </summary>
public sealed class DeadLinkTests
{
    private const string Ping = "did not answer a ping";
    private static readonly TimeSpan Limit = new AmiOptions().HeartbeatLimit;
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(3);

    [SkippableFact]
    public async Task Connection_that_dies_without_a_word_is_said_within_the_limit_and_the_call_goes_on_as_the_same_call()
    {
        var lab = await SharedAsterisk.CallAsync();
        await using var relay = new AmiRelay(lab.Asterisk);
        await using var scene = await LabScene.SetAsync(lab, relay.Port);
        var talk = new TalkTime();
        var (desk, caller) = await scene.AnsweredAsync();
        talk.Begun();
        var id = await scene.Api.AwaitCallAsync("connected");

        var lost = TimeProvider.System.GetTimestamp();
        relay.Lose();
        await scene.Api.NotConnectedAsync(Ping);
        Assert.InRange(TimeProvider.System.GetElapsedTime(lost), TimeSpan.Zero, Limit + Slack);
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
    public async Task Call_that_ends_behind_a_dead_connection_is_certain_only_till_it_was_last_heard()
    {
        var lab = await SharedAsterisk.CallAsync();
        await using var relay = new AmiRelay(lab.Asterisk);
        await using var scene = await LabScene.SetAsync(lab, relay.Port);
        var talk = TimeProvider.System.GetTimestamp();
        var (desk, caller) = await scene.AnsweredAsync();

        relay.Lose();
        await caller.HangUpAsync();
        await desk.EndedAsync();
        var most = TimeProvider.System.GetElapsedTime(talk);
        await scene.Api.NotConnectedAsync(Ping);

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal("linkLost", ended.EndReason);
        Assert.Equal(await scene.KeyAsync(desk), task.CallObject);
        Assert.Contains("at least", task.Description, StringComparison.Ordinal);
        Assert.InRange(task.Seconds, 0, (int)most.TotalSeconds);
    }

    [SkippableFact]
    public async Task Dial_into_a_dead_connection_rings_nobody_is_sent_once_and_ends_without_a_record()
    {
        var lab = await SharedAsterisk.CallAsync();
        await using var relay = new AmiRelay(lab.Asterisk);
        await using var scene = await LabScene.SetAsync(lab, relay.Port);
        await lab.DeskPhoneAsync();

        relay.Lose();
        await scene.Api.DialAsync(LabScene.OutsideNumber);
        var id = await scene.Api.AwaitCallAsync("initiated");
        await scene.Api.NotConnectedAsync(Ping);
        var problem = (await scene.Api.CallAsync(id)).LastCommand;
        await scene.Listener.ReadyAsync();

        var ended = Assert.Single(await scene.Api.SettledAsync());
        Assert.Equal((id, "linkLost", "none"), (ended.Id, ended.EndReason, ended.Record.State));
        Assert.Equal("failed", problem?.State);
        Assert.Contains("Nothing is sent again", problem?.Problem, StringComparison.Ordinal);
        Assert.Empty(await scene.TasksAsync());
        Assert.Single(relay.Actions, "Originate");
        await lab.Ami.ActAsync("Ping");
        Assert.DoesNotContain(lab.Ami.Messages(), message => message.IsEvent("Newchannel") && message.IsOf(lab.Slot.Desk));
    }
}
