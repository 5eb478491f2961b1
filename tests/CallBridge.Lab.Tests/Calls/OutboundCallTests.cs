using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

public sealed class OutboundCallTests
{
    [SkippableFact]
    public async Task Call_dialled_on_the_handset_becomes_one_task()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var outside = await scene.Lab.OutsideAsync();
        var desk = await scene.Lab.DeskDialsAsync(LabScene.OutsideNumber);
        await outside.RingsAsync();
        await outside.AnswerAsync();
        await scene.Api.AwaitCallAsync("connected");
        await desk.HangUpAsync();
        await outside.EndedAsync();

        var task = Assert.Single(await scene.TasksAsync());
        Assert.StartsWith("Outbound Call at ", task.Subject, StringComparison.Ordinal);
        Assert.Contains(LabScene.OutsideNumber, task.Subject, StringComparison.Ordinal);
        Assert.Equal("Outbound", task.CallType);
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

        var task = Assert.Single(await scene.TasksAsync());
        Assert.StartsWith("Outbound Call at ", task.Subject, StringComparison.Ordinal);
        Assert.Equal("Outbound", task.CallType);
    }
}
