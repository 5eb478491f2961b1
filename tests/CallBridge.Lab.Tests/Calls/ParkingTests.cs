using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

public sealed class ParkingTests
{
    /// <summary>What the phone transfers to in order to park.</summary>
    private const string ParkingExtension = "700";

    [SkippableFact]
    public async Task Call_parked_and_taken_back_through_the_api_is_one_call_and_one_task()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (desk, caller) = await scene.AnsweredAsync();
        var key = await scene.KeyAsync(desk);
        var call = await scene.Api.AwaitCallAsync("connected");

        await scene.Api.CommandAsync(call, "park");
        var parked = await scene.Api.AwaitAsync("a call that is parked", shown => shown.ParkedAt is not null);
        Assert.Equal((call, "queued", "done"), (parked.Id, parked.State, parked.LastCommand?.State));
        await desk.EndedAsync();
        var again = await scene.Lab.DeskPhoneAsync();
        await scene.Api.UnparkAsync(parked.ParkedAt!);
        await again.RingsAsync();
        await again.AnswerAsync();
        var talk = new TalkTime();
        await again.TalksAsync();
        var back = await scene.Api.AwaitAsync(call, "connected");
        talk.Begun();
        Assert.Equal((null, "unpark", "done"), (back.ParkedAt, back.LastCommand?.Name, back.LastCommand?.State));
        await scene.Api.AwaitCallAsync("connected", TalkTime.Seconds);
        await caller.HangUpAsync();
        await again.EndedAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal((call, "remoteHangUp", "inbound"), (ended.Id, ended.EndReason, ended.Direction));
        Assert.Equal(key, task.CallObject);
        Assert.Contains(LabScene.OutsideNumber, task.Subject, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Call_parked_at_the_phone_and_taken_back_at_the_phone_is_one_call_and_one_task()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (desk, _) = await scene.AnsweredAsync();
        var key = await scene.KeyAsync(desk);
        var call = await scene.Api.AwaitCallAsync("connected");

        await desk.ReferAsync(ParkingExtension);
        var parked = await scene.Api.AwaitAsync("a call that is parked", shown => shown.ParkedAt is not null);
        Assert.Equal((call, "queued"), (parked.Id, parked.State));
        await desk.EndedAsync();
        var again = await scene.Lab.DeskDialsAsync(parked.ParkedAt!);
        await again.TalksAsync();
        await scene.Api.AwaitAsync(call, "connected");
        await again.HangUpAsync();
        await again.EndedAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal((call, "localHangUp"), (ended.Id, ended.EndReason));
        Assert.Equal(key, task.CallObject);
    }

    [SkippableFact]
    public async Task Parked_call_that_a_colleague_takes_becomes_one_task_and_lives_on()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (desk, caller) = await scene.AnsweredAsync();
        await scene.Api.CommandAsync(await scene.Api.AwaitCallAsync("connected"), "park");
        var parked = await scene.Api.AwaitAsync("a call that is parked", shown => shown.ParkedAt is not null);
        await desk.EndedAsync();

        var colleague = await scene.Lab.ColleagueDialsAsync(parked.ParkedAt!);
        await colleague.TalksAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal("parked", ended.EndReason);
        Assert.Equal(await scene.KeyAsync(desk), task.CallObject);
        await caller.HangUpAsync();
        await colleague.EndedAsync();
        await scene.OnlyTaskAsync();
    }

    [SkippableFact]
    public async Task Parked_caller_who_gives_up_leaves_one_task()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (desk, caller) = await scene.AnsweredAsync();
        await scene.Api.CommandAsync(await scene.Api.AwaitCallAsync("connected"), "park");
        await scene.Api.AwaitAsync("a call that is parked", shown => shown.ParkedAt is not null);
        await desk.EndedAsync();

        await caller.HangUpAsync();
        await caller.EndedAsync();

        Assert.Equal("parked", (await scene.OnlyTaskAsync()).Call.EndReason);
    }

    [SkippableFact]
    public async Task Parked_call_that_the_lot_rings_back_goes_on()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (desk, caller) = await scene.AnsweredAsync();
        var key = await scene.KeyAsync(desk);
        var call = await scene.Api.AwaitCallAsync("connected");
        await scene.Lab.Ami.ActAsync("Park",
            ("Channel", await caller.NameAsync()), ("TimeoutChannel", await desk.NameAsync()), ("Timeout", "5000"));
        await scene.Api.AwaitAsync(call, "queued");
        await desk.EndedAsync();

        var again = await scene.Lab.DeskPhoneAsync();
        await scene.Api.AwaitAsync(call, "alerting");
        await scene.Api.CommandAsync(call, "answer");
        await again.TalksAsync();
        await scene.Api.AwaitAsync(call, "connected");
        await scene.Api.CommandAsync(call, "hang-up");
        await again.EndedAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal((call, "localHangUp"), (ended.Id, ended.EndReason));
        Assert.Equal(key, task.CallObject);
    }

    [SkippableFact]
    public async Task Call_parked_when_the_listener_was_killed_is_taken_back_as_itself()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (desk, caller) = await scene.AnsweredAsync();
        var key = await scene.KeyAsync(desk);
        var call = await scene.Api.AwaitCallAsync("connected");
        await scene.Api.CommandAsync(call, "park");
        await scene.Api.AwaitAsync(call, "queued");
        await desk.EndedAsync();

        await scene.Listener.KillAsync();
        await scene.RestartListenerAsync();
        var parked = await scene.Api.AwaitAsync(call, "queued");
        Assert.NotNull(parked.ParkedAt);
        var again = await scene.Lab.DeskPhoneAsync(WhenCalled.Answers);
        await scene.Api.CommandAsync(call, "retrieve");
        await again.TalksAsync();
        await scene.Api.AwaitAsync(call, "connected");
        await caller.HangUpAsync();
        await again.EndedAsync();

        var (ended, task) = await scene.OnlyTaskAsync();
        Assert.Equal((call, "remoteHangUp"), (ended.Id, ended.EndReason));
        Assert.Equal(key, task.CallObject);
    }

    [SkippableFact]
    public async Task Call_that_a_colleague_parked_becomes_the_agents_external_call()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var colleague = await scene.Lab.ColleagueAsync(WhenCalled.Answers);
        var caller = await scene.Lab.OutsideCallsAsync(scene.Lab.Slot.ColleagueNumber, LabScene.OutsideNumber);
        await colleague.TalksAsync();
        var now = scene.Lab.Ami.Now;
        await colleague.ReferAsync(ParkingExtension);
        var name = await caller.NameAsync();
        var parking = await scene.Lab.Ami.AwaitAsync("parked", message => message.IsEvent("ParkedCall") && message["ParkeeChannel"] == name, now);
        await colleague.EndedAsync();

        var desk = await scene.Lab.DeskPhoneAsync(WhenCalled.Answers);
        await scene.Api.UnparkAsync(parking["ParkingSpace"]);
        await desk.TalksAsync();
        var call = await scene.Api.AwaitAsync("a connected call", shown => shown.State == "connected");
        Assert.Equal(("inbound", false, LabScene.OutsideNumber, scene.Lab.Slot.ColleagueNumber),
            (call.Direction, call.Internal, call.Party.Number, call.CalledNumber));
        await caller.HangUpAsync();
        await desk.EndedAsync();

        var (_, task) = await scene.OnlyTaskAsync();
        Assert.Equal("Inbound", task.CallType);
        Assert.Contains($"from {LabScene.OutsideNumber}", task.Subject, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Empty_parking_space_is_said_and_no_phone_rings()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        await scene.Api.UnparkAsync("719");
        var call = Assert.Single(await scene.Api.SettledAsync());
        Assert.Equal(("failed", "No call is parked at 719."), (call.LastCommand?.State, call.LastCommand?.Problem));
        Assert.Empty(await scene.TasksAsync());
    }
}
