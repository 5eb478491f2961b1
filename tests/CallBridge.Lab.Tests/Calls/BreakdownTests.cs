using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

public sealed class BreakdownTests
{
    [SkippableFact]
    public async Task Call_in_which_the_phone_system_is_killed_becomes_one_task_when_it_is_back()
    {
        await using var asterisk = await AsteriskProcess.StartAsync();
        await using var scene = await LabScene.SetAsync(await LabCall.OnAsync(asterisk));
        var talk = new TalkTime();
        var (desk, _) = await scene.AnsweredAsync();
        talk.Begun();
        await scene.Api.AwaitCallAsync("connected", TalkTime.Seconds);
        talk.StillOn();

        await asterisk.KillAsync();
        await asterisk.RunAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal(await scene.KeyAsync(desk), task.CallObject);
        Assert.Equal("linkLost", ended.EndReason);
        Assert.Equal("Inbound", task.CallType);
        Assert.Contains("at least", task.Description, StringComparison.Ordinal);
        talk.AssertWhole(task.Seconds);
    }

    [SkippableFact]
    public async Task Call_after_the_phone_system_came_back_is_followed_again()
    {
        await using var asterisk = await AsteriskProcess.StartAsync();
        await using var scene = await LabScene.SetAsync(await LabCall.OnAsync(asterisk));
        await asterisk.KillAsync();
        await asterisk.RunAsync();
        await scene.Lab.LookAgainAsync();

        var (desk, caller) = await scene.AnsweredAsync();
        await caller.HangUpAsync();
        await desk.EndedAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal(await scene.KeyAsync(desk), task.CallObject);
        Assert.Equal("remoteHangUp", ended.EndReason);
    }

    [SkippableFact]
    public async Task Call_in_which_the_listener_is_killed_becomes_one_task_with_its_whole_talk_time()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var talk = new TalkTime();
        var (desk, caller) = await scene.AnsweredAsync();
        talk.Begun();
        await scene.Api.AwaitCallAsync("connected", TalkTime.Seconds);

        await scene.Listener.KillAsync();
        await scene.RestartListenerAsync();
        await scene.Api.AwaitCallAsync("connected");
        talk.StillOn();
        await caller.HangUpAsync();
        await desk.EndedAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal(await scene.KeyAsync(desk), task.CallObject);
        Assert.Equal("remoteHangUp", ended.EndReason);
        Assert.Equal("Inbound", task.CallType);
        Assert.Matches(@"\AInbound Call at .* Europe/London from 02071838750\z", task.Subject);
        talk.AssertWhole(task.Seconds);
    }

    [SkippableFact]
    public async Task Held_call_in_which_the_listener_is_killed_is_still_held_when_it_is_back()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (desk, caller) = await scene.AnsweredAsync();
        await desk.HoldAsync();
        await scene.Api.AwaitCallAsync("held");
        await scene.Listener.KillAsync();
        await scene.RestartListenerAsync();

        await scene.Api.AwaitCallAsync("held");
        await desk.RetrieveAsync();
        await scene.Api.AwaitCallAsync("connected");
        await caller.HangUpAsync();
        await desk.EndedAsync();

        await scene.OnlyTaskAsync();
    }

    [SkippableFact]
    public async Task Call_that_ends_while_the_listener_is_down_becomes_one_task()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var talk = new TalkTime();
        var (desk, caller) = await scene.AnsweredAsync();

        await scene.Listener.KillAsync();
        await caller.HangUpAsync();
        await desk.EndedAsync();
        await scene.RestartListenerAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal(await scene.KeyAsync(desk), task.CallObject);
        Assert.Equal("linkLost", ended.EndReason);
        Assert.Equal("Inbound", task.CallType);
        Assert.Contains("at least", task.Description, StringComparison.Ordinal);
        talk.AssertWhole(task.Seconds);
    }
}
