using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

/// <summary>Calls that ring the agent among others.</summary>
public sealed class GroupCallTests
{
    [SkippableFact]
    public async Task Group_call_that_the_agent_answers_is_the_agents()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var desk = await scene.Lab.DeskPhoneAsync();
        var colleague = await scene.Lab.ColleagueAsync();
        var caller = await scene.Lab.OutsideCallsAsync(scene.Lab.Slot.GroupNumber, LabScene.OutsideNumber);
        await colleague.RingsAsync();
        await scene.Api.CommandAsync(await scene.Api.AwaitCallAsync("alerting"), "answer");
        await scene.Api.AwaitCallAsync("connected");
        await colleague.EndedAsync();
        await caller.HangUpAsync();
        await desk.EndedAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal(("remoteHangUp", scene.Lab.Slot.GroupNumber, "Inbound"), (ended.EndReason, ended.CalledNumber, task.CallType));
    }

    [SkippableFact]
    public async Task Group_call_that_nobody_answers_is_missed()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var desk = await scene.Lab.DeskPhoneAsync();
        var colleague = await scene.Lab.ColleagueAsync();
        var caller = await scene.Lab.OutsideCallsAsync(scene.Lab.Slot.GroupNumber, LabScene.OutsideNumber);
        await scene.Api.AwaitCallAsync("alerting");
        await colleague.RingsAsync();
        await caller.HangUpAsync();
        await desk.EndedAsync();

        var (ended, _) = await scene.OnlyTaskAsync();
        Assert.Equal(("callerCancelled", 0), (ended.EndReason, ended.TalkSeconds));
    }

    [SkippableFact]
    public Task Call_that_a_colleague_picks_up_by_the_agents_number_is_no_missed_call() =>
        PickedUpAsync(slot => $"*8{slot.Desk}");

    [SkippableFact]
    public Task Call_that_a_colleague_picks_up_for_the_group_is_no_missed_call() => PickedUpAsync(_ => "*8");

    private static async Task PickedUpAsync(Func<Slot, string> code)
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var desk = await scene.Lab.DeskPhoneAsync();
        var caller = await scene.Lab.OutsideCallsAsync(scene.Lab.Slot.DirectNumber, LabScene.OutsideNumber);
        await scene.Api.AwaitCallAsync("alerting");
        var colleague = await scene.Lab.ColleagueDialsAsync(code(scene.Lab.Slot));
        await desk.EndedAsync();
        await colleague.TalksAsync();

        var ended = Assert.Single(await scene.Api.SettledAsync());
        Assert.Equal(("pickedUp", 0, await scene.KeyAsync(desk)), (ended.EndReason, ended.TalkSeconds, ended.Key));
        Assert.Empty(await scene.TasksAsync());
        await caller.HangUpAsync();
        await colleague.EndedAsync();
    }
}
