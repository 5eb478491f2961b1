using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

/// <summary>Calls that the agent makes and that come to nothing, with the reason.</summary>
public sealed class FailedDialTests
{
    [SkippableTheory]
    [InlineData(nameof(WhenCalled.IsBusy), "busy")]
    [InlineData(nameof(WhenCalled.IsUnknown), "unreachable")]
    [InlineData(nameof(WhenCalled.IsCongested), "congestion")]
    [InlineData(nameof(WhenCalled.Declines), "rejected")]
    public async Task Number_dialled_on_the_handset_that_refuses_says_why(string does, string reason)
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var outside = await scene.Lab.OutsideAsync(Enum.Parse<WhenCalled>(does));
        var desk = await scene.Lab.DeskDialsAsync(LabScene.OutsideNumber);
        await outside.EndedAsync();
        await desk.EndedAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal((reason, "outbound", LabScene.OutsideNumber), (ended.EndReason, ended.Direction, ended.Party.Number));
        Assert.Equal(("Outbound", 0), (task.CallType, task.Seconds));
    }

    [SkippableFact]
    public async Task Number_clicked_that_does_not_exist_says_so()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var outside = await scene.Lab.OutsideAsync(WhenCalled.IsUnknown);
        var desk = await scene.Lab.DeskPhoneAsync(WhenCalled.Answers);
        await scene.Api.DialAsync(LabScene.OutsideNumber);
        await outside.EndedAsync();
        await desk.EndedAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal(("unreachable", "Outbound", 0), (ended.EndReason, task.CallType, task.Seconds));
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Number_that_is_not_answered_says_so(bool clicked)
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var outside = await scene.Lab.OutsideAsync();
        var number = scene.Lab.Slot.BriefOutsideNumber;
        var desk = clicked ? await scene.Lab.DeskPhoneAsync(WhenCalled.Answers) : await scene.Lab.DeskDialsAsync(number);
        if (clicked)
            await scene.Api.DialAsync(number);
        var ring = new TalkTime();
        await scene.Api.AwaitCallAsync("delivering");
        ring.Begun();
        await outside.RingsAsync();
        ring.StillOn();
        await outside.EndedAsync();
        await desk.EndedAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal(("noAnswer", "Outbound", 0), (ended.EndReason, task.CallType, task.Seconds));
        Assert.InRange(ended.RingSeconds, 2, 40);
    }

    [SkippableFact]
    public async Task Number_that_the_dial_plan_answers_with_congestion_says_so()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var desk = await scene.Lab.DeskDialsAsync(LabScene.CongestedNumber);
        await desk.EndedAsync();

        var (ended, _) = await scene.OnlyTaskAsync();
        Assert.Equal(("congestion", LabScene.CongestedNumber), (ended.EndReason, ended.Party.Number));
    }

    [SkippableFact]
    public async Task Number_clicked_that_the_dial_plan_does_not_know_says_so()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        await scene.Api.DialAsync(LabScene.UnknownNumber);

        var ended = Assert.Single(await scene.Api.SettledAsync());
        Assert.Equal(("unreachable", LabScene.UnknownNumber, "failed"), (ended.EndReason, ended.Party.Number, ended.LastCommand?.State));
        Assert.Contains("context from-internal", ended.LastCommand!.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain(scene.Lab.Ami.Messages(), message => message.IsOf(scene.Lab.Slot.Desk));
    }

    [SkippableFact]
    public async Task Call_dialled_on_the_handset_and_given_up_is_the_agents_own_hanging_up()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var outside = await scene.Lab.OutsideAsync();
        var desk = await scene.Lab.DeskDialsAsync(LabScene.OutsideNumber);
        await scene.Api.AwaitCallAsync("delivering");
        await outside.RingsAsync();
        await desk.HangUpAsync();
        await outside.EndedAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal(("localHangUp", 0), (ended.EndReason, task.Seconds));
    }
}
