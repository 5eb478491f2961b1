using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

public sealed class InboundCallTests
{
    [SkippableFact]
    public async Task Inbound_call_answered_through_the_api_and_hung_up_by_the_caller_becomes_one_task()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var desk = await scene.Lab.DeskPhoneAsync();
        var caller = await scene.Lab.OutsideCallsAsync(scene.Lab.Slot.DirectNumber, LabScene.OutsideNumber);
        var call = await scene.Api.AwaitCallAsync("alerting");
        var talk = new TalkTime();

        await scene.Api.CommandAsync(call, "answer");
        await desk.TalksAsync();
        await scene.Api.AwaitCallAsync("connected");
        talk.Begun();
        await scene.Api.AwaitCallAsync("connected", TalkTime.Seconds);
        talk.StillOn();
        await caller.HangUpAsync();
        await desk.EndedAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal(await scene.KeyAsync(desk), task.CallObject);
        Assert.Equal("remoteHangUp", ended.EndReason);
        Assert.Matches(@"\AInbound Call at .* Europe/London from 02071838750\z", task.Subject);
        Assert.Equal("Inbound", task.CallType);
        talk.AssertWhole(task.Seconds);
    }

    [SkippableFact]
    public async Task Inbound_call_nobody_answers_becomes_one_task_without_talk_time()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var desk = await scene.Lab.DeskPhoneAsync();
        var caller = await scene.Lab.OutsideCallsAsync(scene.Lab.Slot.BriefNumber, LabScene.OutsideNumber);

        await scene.Api.AwaitCallAsync("alerting");
        await desk.EndedAsync();
        await caller.EndedAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal("noAnswer", ended.EndReason);
        Assert.StartsWith("Inbound Call at ", task.Subject, StringComparison.Ordinal);
        Assert.Equal("Inbound", task.CallType);
        Assert.Equal(0, task.Seconds);
    }

    [SkippableFact]
    public async Task Inbound_call_given_up_by_the_caller_becomes_one_task_without_talk_time()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var desk = await scene.Lab.DeskPhoneAsync();
        var caller = await scene.Lab.OutsideCallsAsync(scene.Lab.Slot.DirectNumber, LabScene.OutsideNumber);

        await scene.Api.AwaitCallAsync("alerting");
        await caller.HangUpAsync();
        await desk.EndedAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal("callerCancelled", ended.EndReason);
        Assert.Equal(0, task.Seconds);
    }

    [SkippableFact]
    public async Task Inbound_call_rejected_through_the_api_becomes_one_task_without_talk_time()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var desk = await scene.Lab.DeskPhoneAsync();
        await scene.Lab.OutsideCallsAsync(scene.Lab.Slot.DirectNumber, LabScene.OutsideNumber);

        await scene.Api.CommandAsync(await scene.Api.AwaitCallAsync("alerting"), "reject");
        await desk.EndedAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal("rejected", ended.EndReason);
        Assert.Equal(0, task.Seconds);
    }

    [SkippableFact]
    public async Task Group_call_that_a_colleague_answers_becomes_no_task()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var desk = await scene.Lab.DeskPhoneAsync();
        var colleague = await scene.Lab.ColleagueAsync();
        await scene.Lab.OutsideCallsAsync(scene.Lab.Slot.GroupNumber, LabScene.OutsideNumber);

        await scene.Api.AwaitCallAsync("alerting");
        await colleague.RingsAsync();
        await colleague.AnswerAsync();
        await desk.EndedAsync();

        var ended = Assert.Single(await scene.Api.SettledAsync());
        Assert.Equal("answeredElsewhere", ended.EndReason);
        Assert.Empty(await scene.TasksAsync());
    }

    [SkippableFact]
    public async Task Connected_call_transferred_blindly_through_the_api_becomes_one_task_and_lives_on()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (desk, caller) = await scene.AnsweredAsync();
        var colleague = await scene.Lab.ColleagueAsync();
        var call = await scene.Api.AwaitCallAsync("connected");

        await scene.Api.CommandAsync(call, "transfer", new { number = scene.Lab.Slot.Colleague });
        await desk.EndedAsync();
        await colleague.RingsAsync();
        await colleague.AnswerAsync();
        await colleague.TalksAsync();

        // The agent's part is over and written while caller and colleague still talk.
        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal("transferred", ended.EndReason);
        Assert.Equal("Inbound", task.CallType);
        await caller.HangUpAsync();
        await colleague.EndedAsync();
        await scene.OnlyTaskAsync();
    }

    [SkippableFact]
    public async Task Connected_call_transferred_at_the_phone_becomes_one_task()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (desk, _) = await scene.AnsweredAsync();
        var colleague = await scene.Lab.ColleagueAsync();

        await desk.ReferAsync(scene.Lab.Slot.Colleague);
        await colleague.RingsAsync();
        await desk.EndedAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal("transferred", ended.EndReason);
        Assert.Contains(LabScene.OutsideNumber, task.Subject, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Connected_call_held_and_taken_back_through_the_api_is_held_and_taken_back_at_the_phone()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (desk, caller) = await scene.AnsweredAsync();
        var call = await scene.Api.AwaitCallAsync("connected");

        await scene.Api.CommandAsync(call, "hold");
        await scene.Api.AwaitCallAsync("held");
        await scene.Api.CommandAsync(call, "retrieve");
        await scene.Api.AwaitCallAsync("connected");
        await scene.Api.CommandAsync(call, "hang-up");
        await desk.EndedAsync();
        await caller.EndedAsync();

        var (ended, _) = await scene.OnlyTaskAsync();
        Assert.Equal("localHangUp", ended.EndReason);
    }

    [SkippableFact]
    public async Task Call_from_a_colleague_becomes_one_internal_task()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var desk = await scene.Lab.DeskPhoneAsync();
        var colleague = await scene.Lab.ColleagueDialsAsync(scene.Lab.Slot.Desk);
        await scene.Api.CommandAsync(await scene.Api.AwaitCallAsync("alerting"), "answer");
        await scene.Api.AwaitCallAsync("connected");
        await colleague.HangUpAsync();
        await desk.EndedAsync();

        var (_, task) = await scene.OnlyTaskAsync();
        Assert.Equal("Internal", task.CallType);
        Assert.Contains($"from {scene.Lab.Slot.Colleague}", task.Subject, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Call_transferred_to_the_agent_becomes_one_task_that_names_the_outside_party()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var outside = await scene.Lab.OutsideAsync(WhenCalled.Answers);
        var colleague = await scene.Lab.ColleagueDialsAsync(LabScene.OutsideNumber);
        await colleague.TalksAsync();
        var desk = await scene.Lab.DeskPhoneAsync();
        await colleague.ReferAsync(scene.Lab.Slot.Desk);
        await scene.Api.CommandAsync(await scene.Api.AwaitCallAsync("alerting"), "answer");
        await scene.Api.AwaitCallAsync("connected");
        await outside.HangUpAsync();
        await desk.EndedAsync();

        var (_, task) = await scene.OnlyTaskAsync();
        Assert.Equal("Inbound", task.CallType);
        Assert.Contains($"from {LabScene.OutsideNumber}", task.Subject, StringComparison.Ordinal);
    }
}
