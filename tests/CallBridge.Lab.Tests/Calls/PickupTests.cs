using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

public sealed class PickupTests
{
    [SkippableFact]
    public async Task Call_picked_up_through_the_api_becomes_the_agents_external_call()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (colleague, caller) = await RungAsync(scene);
        var desk = await scene.Lab.DeskPhoneAsync();

        await scene.Api.PickUpAsync(scene.Lab.Slot.Colleague);
        await desk.RingsAsync();
        await scene.Api.AwaitCallAsync("initiated");
        await desk.AnswerAsync();
        await desk.TalksAsync();
        var call = await scene.Api.AwaitAsync("a connected call", shown => shown.State == "connected");
        Assert.Equal(
            ("inbound", false, LabScene.OutsideNumber, scene.Lab.Slot.ColleagueNumber),
            (call.Direction, call.Internal, call.Party.Number, call.CalledNumber));
        await colleague.EndedAsync();
        await caller.HangUpAsync();
        await desk.EndedAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal("remoteHangUp", ended.EndReason);
        Assert.Equal("Inbound", task.CallType);
        Assert.Contains($"from {LabScene.OutsideNumber}", task.Subject, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("*8")]
    [InlineData("*8@")]
    public async Task Call_picked_up_at_the_phone_looks_outbound_and_becomes_inbound(string code)
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (colleague, caller) = await RungAsync(scene);

        var desk = await scene.Lab.DeskDialsAsync(code.Replace("@", scene.Lab.Slot.Colleague, StringComparison.Ordinal));
        await desk.TalksAsync();
        var call = await scene.Api.AwaitAsync("a connected inbound call", shown => shown is { State: "connected", Direction: "inbound" });
        Assert.Equal((false, "pbx", LabScene.OutsideNumber, await scene.KeyAsync(desk)), (call.Internal, call.Origin, call.Party.Number, call.Key));
        await colleague.EndedAsync();
        await caller.HangUpAsync();
        await desk.EndedAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal((call.Id, "remoteHangUp"), (ended.Id, ended.EndReason));
        Assert.Equal("Inbound", task.CallType);
        Assert.Contains($"from {LabScene.OutsideNumber}", task.Subject, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Where_nothing_rings_nothing_is_picked_up_and_it_is_said()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        await scene.Api.PickUpAsync(scene.Lab.Slot.Colleague);
        var call = Assert.Single(await scene.Api.SettledAsync());
        Assert.Equal(("failed", $"Nothing rings at {scene.Lab.Slot.Colleague}."), (call.LastCommand?.State, call.LastCommand?.Problem));
        Assert.Empty(await scene.TasksAsync());
    }

    [SkippableFact]
    public async Task Ring_that_stops_before_the_agent_answers_leaves_no_task()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (colleague, caller) = await RungAsync(scene);
        var desk = await scene.Lab.DeskPhoneAsync();
        await scene.Api.PickUpAsync(scene.Lab.Slot.Colleague);
        await desk.RingsAsync();
        await caller.HangUpAsync();
        await colleague.EndedAsync();
        await desk.AnswerAsync();
        await desk.EndedAsync();

        Assert.Equal("unreachable", Assert.Single(await scene.Api.SettledAsync()).EndReason);
        Assert.Empty(await scene.TasksAsync());
    }

    /// <summary>A masquerade: the channel runs in a new thread of the dial plan, under its old name.</summary>
    [SkippableFact]
    public async Task Call_whose_agent_is_redirected_stays_one_call_under_one_key()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (desk, caller) = await scene.AnsweredAsync();
        var call = await scene.Api.AwaitCallAsync("connected");
        var colleague = await scene.Lab.ColleagueAsync(WhenCalled.Answers);

        await scene.Lab.Ami.ActAsync("Redirect",
            ("Channel", await desk.NameAsync()), ("Context", "from-internal"), ("Exten", scene.Lab.Slot.Colleague), ("Priority", "1"));
        await caller.EndedAsync();
        await colleague.TalksAsync();
        await scene.Api.AwaitAsync("a call with the colleague", shown => shown.Id == call && shown.State == "connected");
        await desk.HangUpAsync();
        await colleague.EndedAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal((call, "localHangUp"), (ended.Id, ended.EndReason));
        Assert.Equal(await scene.KeyAsync(desk), task.CallObject);
        Assert.Contains(LabScene.OutsideNumber, task.Subject, StringComparison.Ordinal);
    }

    private static async Task<(SippParty Colleague, SippParty Caller)> RungAsync(LabScene scene)
    {
        var colleague = await scene.Lab.ColleagueAsync();
        var caller = await scene.Lab.OutsideCallsAsync(scene.Lab.Slot.ColleagueNumber, LabScene.OutsideNumber);
        await colleague.RingsAsync();
        return (colleague, caller);
    }
}
