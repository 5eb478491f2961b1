using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

/// <summary>A command into a connection that is dead and does not know it yet.</summary>
public sealed class DeadCommandTests
{
    [SkippableTheory]
    [InlineData("hang-up", "Hangup")]
    [InlineData("hold", "PJSIPNotify")]
    public async Task Command_into_a_dead_connection_fails_at_its_own_deadline_and_is_never_sent_again(string command, string action)
    {
        var lab = await SharedAsterisk.CallAsync();
        await using var relay = new AmiRelay(lab.Asterisk);

        // Longer than a command's deadline: what fails here is the command, not the connection.
        await using var scene = await LabScene.SetAsync(
            lab, relay.Port, settings: new Dictionary<string, string> { ["Telephony__Asterisk__HeartbeatSeconds"] = "30" });
        var (desk, caller) = await scene.AnsweredAsync();
        var id = await scene.Api.AwaitCallAsync("connected");

        relay.Lose();
        await scene.Api.CommandAsync(id, command);
        var failed = await scene.Api.AwaitAsync("the command's end", call => call.Id == id && call.LastCommand is not null);
        Assert.Equal(("timedOut", "connected"), (failed.LastCommand!.State, failed.State));
        relay.Reset();
        await scene.Api.NotConnectedAsync();
        relay.Mend();
        await scene.Listener.ReadyAsync();
        await scene.Api.AwaitAsync(id, "connected");
        await caller.HangUpAsync();
        await desk.EndedAsync();

        var (ended, _) = await scene.OnlyTaskAsync();
        Assert.Equal("remoteHangUp", ended.EndReason);
        Assert.Single(relay.Actions, action);
    }
}
