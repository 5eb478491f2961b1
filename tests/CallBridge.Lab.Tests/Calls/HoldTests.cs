using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

/// <summary>Hold and retrieve, whoever does it.</summary>
public sealed class HoldTests
{
    [SkippableFact]
    public Task Call_held_and_taken_back_at_the_phone_reads_as_held() => HeldAsync(
        "held", (_, _, desk, _) => desk.HoldAsync(), (_, _, desk, _) => desk.RetrieveAsync());

    [SkippableFact]
    public Task Call_held_and_taken_back_from_the_panel_reads_as_held() => HeldAsync(
        "held", (api, call, _, _) => api.CommandAsync(call, "hold"), (api, call, _, _) => api.CommandAsync(call, "retrieve"));

    [SkippableFact]
    public Task Call_held_and_taken_back_by_the_far_end_reads_as_held_by_the_remote_party() => HeldAsync(
        "heldByRemote", (_, _, _, caller) => caller.HoldAsync(), (_, _, _, caller) => caller.RetrieveAsync());

    [SkippableFact]
    public async Task Held_call_that_the_caller_gives_up_ends_as_held()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (desk, caller) = await scene.AnsweredAsync();
        await desk.HoldAsync();
        await scene.Api.AwaitCallAsync("held");
        await caller.HangUpAsync();
        await desk.EndedAsync();

        var (ended, _) = await scene.OnlyTaskAsync();
        Assert.Equal("remoteHangUp", ended.EndReason);
    }

    private static async Task HeldAsync(
        string state, Func<ListenerApi, string, SippParty, SippParty, Task> hold, Func<ListenerApi, string, SippParty, SippParty, Task> retrieve)
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        // The talk may be on before it is seen to be.
        var whole = new TalkTime();
        var (desk, caller) = await scene.AnsweredAsync();
        var call = await scene.Api.AwaitCallAsync("connected");
        var held = new TalkTime();
        await hold(scene.Api, call, desk, caller);
        await scene.Api.AwaitAsync(call, state);
        held.Begun();
        await scene.Api.AwaitAsync("a call held for a second", shown => shown.State == state && shown.HeldSeconds >= 1);
        held.StillOn();
        await retrieve(scene.Api, call, desk, caller);
        await scene.Api.AwaitAsync(call, "connected");
        held.Over();
        await caller.HangUpAsync();
        await desk.EndedAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal("remoteHangUp", ended.EndReason);
        held.AssertWhole(ended.HeldSeconds);
        whole.AssertWhole(ended.HeldSeconds + task.Seconds);
    }
}
