using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

/// <summary>The phone system is restarted, or its login changed, with a call up.</summary>
public sealed class RestartTests
{
    /// <summary>Asterisk says at <c>core restart now</c> that it cuts off every channel: so the end is known, and that neither side hung up.</summary>
    [SkippableFact]
    public async Task Call_cut_off_by_core_restart_now_becomes_one_task_and_the_next_call_is_another()
    {
        await using var asterisk = await AsteriskProcess.StartAsync();
        await using var scene = await LabScene.SetAsync(await LabCall.OnAsync(asterisk));
        var talk = new TalkTime();
        var (first, _) = await scene.AnsweredAsync();
        var key = await scene.KeyAsync(first);
        talk.Begun();
        var id = await scene.Api.AwaitCallAsync("connected", TalkTime.Seconds);
        talk.StillOn();

        var restarting = asterisk.RestartNowAsync();
        await scene.Api.NotConnectedAsync();
        await restarting;
        await scene.Listener.ReadyAsync();
        await scene.Api.AwaitAsync(id, "ended");
        await first.DisposeAsync();
        await scene.Lab.LookAgainAsync();
        var (desk, caller) = await scene.AnsweredAsync();
        await caller.HangUpAsync();
        await desk.EndedAsync();

        var calls = await scene.Api.SettledAsync();
        Assert.Equal(["remoteHangUp", "unknown"], calls.Select(call => call.EndReason));
        Assert.Equal([await scene.KeyAsync(desk), key], calls.Select(call => call.Key));
        var tasks = await scene.TasksAsync();
        Assert.Equal([key, calls[0].Key], tasks.Select(task => task.CallObject));
        Assert.DoesNotContain("at least", tasks[0].Description, StringComparison.Ordinal);
        talk.AssertWhole(tasks[0].Seconds);
    }

    [SkippableFact]
    public async Task Refused_login_is_said_with_what_to_do_and_the_call_goes_on_when_it_is_mended()
    {
        await using var asterisk = await AsteriskProcess.StartAsync();
        var lab = await LabCall.OnAsync(asterisk);
        await using var relay = new AmiRelay(asterisk);
        await using var scene = await LabScene.SetAsync(lab, relay.Port);
        var talk = new TalkTime();
        var (desk, caller) = await scene.AnsweredAsync();
        talk.Begun();
        var id = await scene.Api.AwaitCallAsync("connected", TalkTime.Seconds);

        await asterisk.SetListenerSecretAsync("another");
        relay.Cut();
        await scene.Api.NotConnectedAsync();
        relay.Mend();
        var reason = await scene.Api.NotConnectedAsync("refused the login");
        Assert.Contains("Check its secret", reason, StringComparison.Ordinal);
        Assert.DoesNotContain(asterisk.ListenerSecret, reason, StringComparison.Ordinal);
        Assert.Equal("connected", (await scene.Api.CallAsync(id)).State);
        await asterisk.SetListenerSecretAsync(asterisk.ListenerSecret);
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
}
