using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

/// <summary>The agent gives a caller to a colleague, in every way a phone or the panel has.</summary>
public sealed class TransferTests
{
    [SkippableFact]
    public async Task Call_transferred_blindly_by_the_phone_ends_as_transferred()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (desk, caller) = await scene.AnsweredAsync();
        var colleague = await scene.Lab.ColleagueAsync();
        await desk.ReferAsync(scene.Lab.Slot.Colleague);
        await colleague.RingsAsync();
        await colleague.AnswerAsync();
        await colleague.TalksAsync();
        await desk.EndedAsync();
        await caller.HangUpAsync();
        await colleague.EndedAsync();

        var (call, task) = await scene.OnlyTaskAsync();
        Assert.Equal("transferred", call.EndReason);
        Assert.Equal("Inbound", task.CallType);
    }

    [SkippableFact]
    public async Task Call_transferred_blindly_from_the_panel_ends_as_transferred()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (desk, caller) = await scene.AnsweredAsync();
        var colleague = await scene.Lab.ColleagueAsync();
        await scene.Api.CommandAsync(await scene.Api.AwaitCallAsync("connected"), "transfer", new { number = scene.Lab.Slot.Colleague });
        await colleague.RingsAsync();
        await desk.EndedAsync();
        await colleague.AnswerAsync();
        await colleague.TalksAsync();
        await caller.HangUpAsync();
        await colleague.EndedAsync();

        var (call, _) = await scene.OnlyTaskAsync();
        Assert.Equal(("transferred", "done"), (call.EndReason, call.LastCommand?.State));
    }

    [SkippableFact]
    public async Task Call_transferred_by_the_phone_after_a_consultation_ends_both_parts_as_transferred()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (desk, caller) = await scene.AnsweredAsync();
        var first = await scene.Api.AwaitCallAsync("connected");
        await desk.HoldAsync();
        var colleague = await scene.Lab.ColleagueAsync(WhenCalled.Answers);
        var second = await scene.Lab.DeskDialsAsync(scene.Lab.Slot.Colleague);
        var consultation = await scene.Api.AwaitAsync("a consultation", call => call is { State: "connected", ConsultOf: not null });
        Assert.Equal(first, consultation.ConsultOf);

        await desk.ReferToAsync(second, scene.Lab.Slot.Colleague);
        await desk.EndedAsync();
        await second.EndedAsync();
        await caller.HangUpAsync();
        await colleague.EndedAsync();

        await AssertBothTransferredAsync(scene, first, consultation.Id);
    }

    [SkippableFact]
    public async Task Call_transferred_from_the_panel_after_a_consultation_ends_both_parts_as_transferred()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (desk, caller, first) = await OnLineTwoAsync(scene);
        var (line, colleague, consultation) = await ConsultAsync(scene, first);
        Assert.Contains("completeTransfer", (await scene.Api.CallAsync(first)).Capabilities);

        var now = scene.Lab.Ami.Now;
        await scene.Api.CommandAsync(first, "complete-transfer");
        await desk.EndedAsync();
        await line.EndedAsync();
        await colleague.TalksAsync(now);
        await caller.HangUpAsync();
        await colleague.EndedAsync();

        await AssertBothTransferredAsync(scene, first, consultation);
        Assert.Equal("done", (await scene.Api.CallAsync(consultation)).LastCommand?.State);
    }

    [SkippableFact]
    public async Task Call_transferred_by_the_phone_to_a_colleague_who_still_rings_ends_both_parts_as_transferred()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (desk, caller) = await scene.AnsweredAsync();
        var first = await scene.Api.AwaitCallAsync("connected");
        await desk.HoldAsync();
        var colleague = await scene.Lab.ColleagueAsync();
        var second = await scene.Lab.DeskDialsAsync(scene.Lab.Slot.Colleague);
        await colleague.RingsAsync();
        var consultation = await scene.Api.AwaitAsync("a consultation that rings", call => call is { State: "delivering", ConsultOf: not null });

        await desk.ReferToAsync(second, scene.Lab.Slot.Colleague);
        await desk.EndedAsync();
        await colleague.AnswerAsync();
        await colleague.TalksAsync();
        await caller.HangUpAsync();
        await colleague.EndedAsync();

        await AssertBothTransferredAsync(scene, first, consultation.Id);
    }

    [SkippableFact]
    public async Task Consultation_taken_back_from_the_panel_leaves_the_caller_on_hold()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (desk, caller, first) = await OnLineTwoAsync(scene);
        var (line, colleague, consultation) = await ConsultAsync(scene, first);

        await scene.Api.CommandAsync(first, "cancel-transfer");
        await line.EndedAsync();
        await colleague.EndedAsync();
        var ended = await scene.Api.AwaitAsync(consultation, "ended");
        Assert.Equal(("localHangUp", "done"), (ended.EndReason, ended.LastCommand?.State));
        Assert.Equal("held", (await scene.Api.CallAsync(first)).State);

        await scene.Api.CommandAsync(first, "retrieve");
        await scene.Api.AwaitAsync(first, "connected");
        await caller.HangUpAsync();
        await desk.EndedAsync();
        await scene.Api.SettledAsync();
        Assert.Equal("remoteHangUp", (await scene.Api.CallAsync(first)).EndReason);
        Assert.Equal(2, (await scene.TasksAsync()).Count);
    }

    [SkippableFact]
    public async Task Consultation_hung_up_on_the_handset_leaves_the_caller_on_hold()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (desk, caller) = await scene.AnsweredAsync();
        var first = await scene.Api.AwaitCallAsync("connected");
        await desk.HoldAsync();
        var colleague = await scene.Lab.ColleagueAsync(WhenCalled.Answers);
        var second = await scene.Lab.DeskDialsAsync(scene.Lab.Slot.Colleague);
        var consultation = await scene.Api.AwaitAsync("a consultation", call => call is { State: "connected", ConsultOf: not null });
        await second.HangUpAsync();
        await colleague.EndedAsync();

        Assert.Equal("localHangUp", (await scene.Api.AwaitAsync(consultation.Id, "ended")).EndReason);
        Assert.Equal("held", (await scene.Api.CallAsync(first)).State);
        await caller.HangUpAsync();
        await desk.EndedAsync();
        await scene.Api.SettledAsync();
        Assert.Equal("remoteHangUp", (await scene.Api.CallAsync(first)).EndReason);
    }

    [SkippableFact]
    public async Task Swap_from_the_panel_puts_the_one_on_hold_and_takes_back_the_other()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (desk, caller, first) = await OnLineTwoAsync(scene);
        var (line, colleague, consultation) = await ConsultAsync(scene, first);

        await scene.Api.CommandAsync(consultation, "swap");
        await scene.Api.AwaitAllAsync("the two swapped", calls =>
            calls.Any(call => call.Id == first && call is { State: "connected", LastCommand: { Name: "swap", State: "done" } })
            && calls.Any(call => call.Id == consultation && call.State == "held"));

        await caller.HangUpAsync();
        await desk.EndedAsync();
        await colleague.HangUpAsync();
        await line.EndedAsync();
        await scene.Api.SettledAsync();
    }

    /// <summary>An outside caller who talks on the desk phone's second line: the first is free for what the phone system rings it for.</summary>
    private static async Task<(SippParty Desk, SippParty Caller, string Call)> OnLineTwoAsync(LabScene scene)
    {
        var desk = await scene.Lab.DeskPhoneAsync(WhenCalled.Answers, line: 2);
        var caller = await scene.Lab.OutsideCallsAsync(scene.Lab.Slot.NumberOfLine(2), LabScene.OutsideNumber);
        return (desk, caller, await scene.Api.AwaitCallAsync("connected"));
    }

    /// <summary>From the panel; the colleague answers.</summary>
    private static async Task<(SippParty Line, SippParty Colleague, string Call)> ConsultAsync(LabScene scene, string first)
    {
        var line = await scene.Lab.DeskPhoneAsync();
        var colleague = await scene.Lab.ColleagueAsync();
        await scene.Api.CommandAsync(first, "consult", new { number = scene.Lab.Slot.Colleague });
        await line.RingsAsync();
        Assert.Equal("held", (await scene.Api.CallAsync(first)).State);
        await line.AnswerAsync();
        await colleague.RingsAsync();
        await colleague.AnswerAsync();
        var consultation = await scene.Api.AwaitAsync("the consultation", call => call is { State: "connected", LastCommand: { Name: "consult", State: "done" } });
        Assert.Equal(first, consultation.ConsultOf);
        return (line, colleague, consultation.Id);
    }

    private static async Task AssertBothTransferredAsync(LabScene scene, string first, string consultation)
    {
        var calls = await scene.Api.SettledAsync();
        Assert.Equal([first, consultation], calls.Select(call => call.Id).Reverse());
        Assert.All(calls, call => Assert.Equal("transferred", call.EndReason));
        Assert.Equal(["Inbound", "Internal"], (await scene.TasksAsync()).Select(task => task.CallType).Order());
    }
}
