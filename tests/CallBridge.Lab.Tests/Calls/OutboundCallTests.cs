using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

public sealed class OutboundCallTests
{
    [SkippableFact]
    public async Task Call_dialled_on_the_handset_becomes_one_task()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var outside = await scene.Lab.OutsideAsync();
        var talk = new TalkTime();
        var desk = await scene.Lab.DeskDialsAsync(LabScene.OutsideNumber);
        await outside.RingsAsync();
        await outside.AnswerAsync();
        await scene.Api.AwaitCallAsync("connected");
        talk.Begun();
        await scene.Api.AwaitCallAsync("connected", TalkTime.Seconds);
        talk.StillOn();
        await desk.HangUpAsync();
        await outside.EndedAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal(await scene.KeyAsync(desk), task.CallObject);
        Assert.Equal("localHangUp", ended.EndReason);
        Assert.Matches(@"\AOutbound Call at .* Europe/London to 02071838750\z", task.Subject);
        Assert.Equal("Outbound", task.CallType);
        talk.AssertWhole(task.Seconds);
    }

    [SkippableFact]
    public async Task Call_dialled_through_the_api_and_answered_becomes_one_task()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var outside = await scene.Lab.OutsideAsync();
        var desk = await scene.Lab.DeskPhoneAsync();

        await scene.Api.DialAsync(LabScene.OutsideNumber);
        await desk.RingsAsync();
        await desk.AnswerAsync();
        await outside.RingsAsync();
        await scene.Api.AwaitCallAsync("delivering");
        await outside.AnswerAsync();
        await scene.Api.AwaitCallAsync("connected");
        await outside.HangUpAsync();
        await desk.EndedAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal(await scene.KeyAsync(desk), task.CallObject);
        Assert.Equal("remoteHangUp", ended.EndReason);
        Assert.Matches(@"\AOutbound Call at .* Europe/London to 02071838750\z", task.Subject);
        Assert.Equal("Outbound", task.CallType);
    }

    [SkippableFact]
    public async Task Call_dialled_through_the_api_to_a_busy_number_becomes_one_task_without_talk_time()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        await scene.Lab.OutsideAsync(WhenCalled.IsBusy);
        var desk = await scene.Lab.DeskPhoneAsync(WhenCalled.Answers);

        await scene.Api.DialAsync(LabScene.OutsideNumber);
        await desk.EndedAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal("busy", ended.EndReason);
        Assert.Equal("Outbound", task.CallType);
        Assert.Equal(0, task.Seconds);
    }

    [SkippableFact]
    public async Task Call_dialled_through_the_api_that_the_agents_phone_refuses_becomes_no_task()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var desk = await scene.Lab.DeskPhoneAsync(WhenCalled.IsBusy);

        await scene.Api.DialAsync(LabScene.OutsideNumber);
        await desk.EndedAsync();

        Assert.Single(await scene.Api.SettledAsync());
        Assert.Empty(await scene.TasksAsync());
    }

    [SkippableFact]
    public async Task Call_dialled_on_the_handset_to_a_colleague_becomes_one_internal_task()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var colleague = await scene.Lab.ColleagueAsync();
        var desk = await scene.Lab.DeskDialsAsync(scene.Lab.Slot.Colleague);
        await colleague.RingsAsync();
        await colleague.AnswerAsync();
        await scene.Api.AwaitCallAsync("connected");
        await desk.HangUpAsync();
        await colleague.EndedAsync();

        var (_, task) = await scene.OnlyTaskAsync();
        Assert.Equal("Internal", task.CallType);
        Assert.Contains($"to {scene.Lab.Slot.Colleague}", task.Subject, StringComparison.Ordinal);
    }
}
