using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

/// <summary>Agent and colleague have a listener each: one customer, transferred, is one record of each.</summary>
public sealed class TwoListenersTests
{
    /// <summary>Whom the demo org knows as Fred Bloggs; the phone system gives no name.</summary>
    private const string Known = "07814256404";

    [SkippableFact]
    public async Task Caller_transferred_blindly_is_the_colleagues_caller_too()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        await using var colleagues = await ColleagueAsync(scene);
        using var api = await colleagues.ApiAsync();
        var (desk, caller) = await TalkAsync(scene);
        var colleague = await scene.Lab.ColleagueAsync();

        await desk.ReferAsync(scene.Lab.Slot.Colleague);
        await colleague.RingsAsync();
        var ringing = await api.AwaitAsync("the caller by name", call => call is { State: "alerting", Party.Display: "Fred Bloggs" });
        Assert.Equal((false, scene.Lab.Slot.Desk, Known), (ringing.Internal, ringing.TransferredFrom, ringing.Party.Number));
        await colleague.AnswerAsync();
        await colleague.TalksAsync();
        await desk.EndedAsync();
        await caller.HangUpAsync();
        await colleague.EndedAsync();

        await AssertTasksAsync(scene, api);
    }

    [SkippableFact]
    public async Task Caller_transferred_after_a_consultation_is_the_colleagues_caller_too()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        await using var colleagues = await ColleagueAsync(scene);
        using var api = await colleagues.ApiAsync();
        var (desk, caller) = await TalkAsync(scene);
        await desk.HoldAsync();
        var colleague = await scene.Lab.ColleagueAsync(WhenCalled.Answers);
        var second = await scene.Lab.DeskDialsAsync(scene.Lab.Slot.Colleague);
        await AssertConsultedAsync(scene, api);

        await desk.ReferToAsync(second, scene.Lab.Slot.Colleague);
        await desk.EndedAsync();
        await second.EndedAsync();
        await AssertTheirsAsync(scene, api);
        await caller.HangUpAsync();
        await colleague.EndedAsync();

        await AssertTasksAsync(scene, api, consulted: true);
    }

    [SkippableFact]
    public async Task Caller_transferred_from_the_panel_after_a_consultation_is_the_colleagues_caller_too()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        await using var colleagues = await ColleagueAsync(scene);
        using var api = await colleagues.ApiAsync();
        var desk = await scene.Lab.DeskPhoneAsync(WhenCalled.Answers, line: 2);
        var caller = await scene.Lab.OutsideCallsAsync(scene.Lab.Slot.NumberOfLine(2), Known);
        var first = await scene.Api.AwaitCallAsync("connected");
        var line = await scene.Lab.DeskPhoneAsync(WhenCalled.Answers);
        var colleague = await scene.Lab.ColleagueAsync(WhenCalled.Answers);
        await scene.Api.CommandAsync(first, "consult", new { number = scene.Lab.Slot.Colleague });
        await scene.Api.AwaitAsync("the consultation", call => call is { State: "connected", ConsultOf: not null });
        await AssertConsultedAsync(scene, api);

        await scene.Api.CommandAsync(first, "complete-transfer");
        await desk.EndedAsync();
        await line.EndedAsync();
        await AssertTheirsAsync(scene, api);
        await caller.HangUpAsync();
        await colleague.EndedAsync();

        await AssertTasksAsync(scene, api, consulted: true);
    }

    private static Task<ListenerProcess> ColleagueAsync(LabScene scene) =>
        ListenerProcess.StartAsync(scene.Lab, scene.Org.Address, scene.Lab.Asterisk.AmiPort, scene.Lab.Slot.Colleague);

    private static async Task<(SippParty Desk, SippParty Caller)> TalkAsync(LabScene scene)
    {
        var desk = await scene.Lab.DeskPhoneAsync(WhenCalled.Answers);
        var caller = await scene.Lab.OutsideCallsAsync(scene.Lab.Slot.DirectNumber, Known);
        await scene.Api.AwaitAsync("the caller by name", call => call is { State: "connected", Party.Display: "Fred Bloggs" });
        return (desk, caller);
    }

    /// <summary>The colleague sees the agent's own call, and nobody's else.</summary>
    private static async Task AssertConsultedAsync(LabScene scene, ListenerApi api)
    {
        var call = await api.AwaitAsync("the agent's call", call => call.State == "connected");
        Assert.Equal((true, "inbound", scene.Lab.Slot.Desk), (call.Internal, call.Direction, call.Party.Number));
    }

    private static async Task AssertTheirsAsync(LabScene scene, ListenerApi api)
    {
        var call = await api.AwaitAsync("the caller by name", call => call is { State: "connected", Party.Display: "Fred Bloggs" });
        Assert.Equal(
            (false, "inbound", scene.Lab.Slot.Desk, Known), (call.Internal, call.Direction, call.TransferredFrom, call.Party.Number));
    }

    private static async Task AssertTasksAsync(LabScene scene, ListenerApi api, bool consulted = false)
    {
        var mine = await scene.Api.SettledAsync();
        var theirs = Assert.Single(await api.SettledAsync());
        Assert.All(mine, call => Assert.Equal("transferred", call.EndReason));
        Assert.Equal("remoteHangUp", theirs.EndReason);

        var tasks = await scene.TasksAsync();
        var agents = Assert.Single(tasks, task => task.CallType == "Inbound" && mine.Any(call => call.Key == task.CallObject));
        var colleagues = Assert.Single(tasks, task => task.CallType == "Inbound" && task.CallObject == theirs.Key);
        Assert.Matches($@"\AInbound Call at .* from {Known} \(Fred Bloggs\)\z", agents.Subject);
        Assert.Matches($@"\AInbound Call at .* from {Known} \(Fred Bloggs\)\z", colleagues.Subject);
        Assert.Equal(consulted ? ["Internal"] : [], tasks.Except([agents, colleagues]).Select(task => task.CallType));
    }
}
