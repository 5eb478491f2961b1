using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

public sealed class BreakdownTests
{
    [SkippableFact]
    public async Task Call_in_which_the_phone_system_is_killed_becomes_one_task_when_it_is_back()
    {
        await using var asterisk = await AsteriskProcess.StartAsync();
        await using var scene = await LabScene.SetAsync(await LabCall.OnAsync(asterisk));
        await scene.AnsweredAsync();

        await asterisk.KillAsync();
        await asterisk.RunAsync();
        await scene.Listener.ReadyAsync();

        var task = Assert.Single(await scene.TasksAsync());
        Assert.Equal("Inbound", task.CallType);
    }

    [SkippableFact]
    public async Task Call_after_the_phone_system_came_back_is_followed_again()
    {
        await using var asterisk = await AsteriskProcess.StartAsync();
        await using var scene = await LabScene.SetAsync(await LabCall.OnAsync(asterisk));
        await asterisk.KillAsync();
        await asterisk.RunAsync();
        await scene.Lab.LookAgainAsync();
        await scene.Listener.ReadyAsync();

        var (desk, caller) = await scene.AnsweredAsync();
        await caller.HangUpAsync();
        await desk.EndedAsync();

        Assert.Single(await scene.TasksAsync());
    }

    [SkippableFact]
    public async Task Call_in_which_the_listener_is_killed_becomes_one_task_with_its_whole_talk_time()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (desk, caller) = await scene.AnsweredAsync();

        await scene.Listener.KillAsync();
        await scene.RestartListenerAsync();
        await scene.Api.AwaitCallAsync("connected");
        await caller.HangUpAsync();
        await desk.EndedAsync();

        var task = Assert.Single(await scene.TasksAsync());
        Assert.Equal("Inbound", task.CallType);
    }

    [SkippableFact]
    public async Task Call_that_ends_while_the_listener_is_down_becomes_one_task()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (desk, caller) = await scene.AnsweredAsync();

        await scene.Listener.KillAsync();
        await caller.HangUpAsync();
        await desk.EndedAsync();
        await scene.RestartListenerAsync();

        var task = Assert.Single(await scene.TasksAsync());
        Assert.Equal("Inbound", task.CallType);
    }
}
