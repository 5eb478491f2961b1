using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

/// <summary>Calls through <c>app_queue</c>, whose members are phones, or Local channels that leave, or Local channels that stay.</summary>
public sealed class QueueCallTests
{
    [SkippableFact]
    public Task Queue_of_phones_brings_the_caller_itself() => AnsweredAsync(slot => slot.SalesNumber, slot => $"sales{slot.Number}");

    [SkippableFact]
    public Task Queue_of_Local_channels_that_leave_brings_the_caller_itself() =>
        AnsweredAsync(slot => slot.SupportNumber, slot => $"support{slot.Number}");

    [SkippableFact]
    public Task Queue_of_Local_channels_that_stay_brings_the_caller_itself() =>
        AnsweredAsync(slot => slot.ServiceNumber, slot => $"service{slot.Number}");

    [SkippableFact]
    public Task Queue_call_that_another_member_answers_is_no_missed_call() => AnsweredElsewhereAsync(slot => slot.SalesNumber);

    [SkippableFact]
    public Task Queue_call_that_another_member_answers_through_a_Local_channel_is_no_missed_call() =>
        AnsweredElsewhereAsync(slot => slot.SupportNumber);

    [SkippableFact]
    public async Task Queue_call_whose_caller_gives_up_while_it_rings_becomes_no_task()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var desk = await scene.Lab.DeskPhoneAsync();
        var colleague = await scene.Lab.ColleagueAsync();
        var caller = await scene.Lab.OutsideCallsAsync(scene.Lab.Slot.SupportNumber, LabScene.OutsideNumber);
        await scene.Api.AwaitCallAsync("alerting");
        await colleague.RingsAsync();
        await caller.HangUpAsync();
        await desk.EndedAsync();

        // Missed, but not the agent's alone: LogMissed is Direct.
        var ended = Assert.Single(await scene.Api.SettledAsync());
        Assert.Equal(("callerCancelled", $"support{scene.Lab.Slot.Number}"), (ended.EndReason, ended.Queue));
        Assert.Empty(await scene.TasksAsync());
    }

    private static async Task AnsweredAsync(Func<Slot, string> number, Func<Slot, string> queue)
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var slot = scene.Lab.Slot;
        var desk = await scene.Lab.DeskPhoneAsync();
        var colleague = await scene.Lab.ColleagueAsync();
        var caller = await scene.Lab.OutsideCallsAsync(number(slot), LabScene.OutsideNumber, "Jane Doe");

        // The phone's ringing may be told before the queue's part in it.
        var alerting = await scene.Api.AwaitAsync("an alerting call of a queue", call => call is { State: "alerting", Queue: not null, CalledNumber: not null });
        await colleague.RingsAsync();
        await scene.Api.CommandAsync(alerting.Id, "answer");
        await colleague.EndedAsync();
        var talk = new TalkTime();
        var connected = await scene.Api.AwaitAsync(alerting.Id, "connected");
        talk.Begun();
        await scene.Api.AwaitCallAsync("connected", TalkTime.Seconds);
        talk.StillOn();
        await caller.HangUpAsync();
        await desk.EndedAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        foreach (var call in (ShownCall[])[alerting, connected, ended])
        {
            Assert.Equal(
                (call.State, "inbound", LabScene.OutsideNumber, "Jane Doe", number(slot), queue(slot)),
                (call.State, call.Direction, call.Party.Number, call.Party.Name, call.CalledNumber, call.Queue));
        }

        Assert.Equal(("remoteHangUp", await scene.KeyAsync(desk)), (ended.EndReason, ended.Key));
        Assert.Empty(ended.Parties);
        Assert.EndsWith($" from {LabScene.OutsideNumber} (Jane Doe)", task.Subject, StringComparison.Ordinal);
        talk.AssertWhole(task.Seconds);
    }

    private static async Task AnsweredElsewhereAsync(Func<Slot, string> number)
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var desk = await scene.Lab.DeskPhoneAsync();
        var colleague = await scene.Lab.ColleagueAsync();
        var caller = await scene.Lab.OutsideCallsAsync(number(scene.Lab.Slot), LabScene.OutsideNumber);
        await scene.Api.AwaitCallAsync("alerting");
        await colleague.RingsAsync();
        await colleague.AnswerAsync();
        await desk.EndedAsync();
        await colleague.TalksAsync();

        var ended = Assert.Single(await scene.Api.SettledAsync());
        Assert.Equal("answeredElsewhere", ended.EndReason);
        Assert.Empty(await scene.TasksAsync());
        await caller.HangUpAsync();
        await colleague.EndedAsync();
    }
}
