using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

/// <summary>Agent, caller and colleague together, however they came to it.</summary>
public sealed class ConferenceTests
{
    private const string Context = "callbridge-conference";

    [SkippableFact]
    public async Task Conference_from_the_panel_shows_everybody_and_goes_on_without_the_agent()
    {
        await using var scene = await SetAsync(Context);
        var (desk, caller, line, colleague, first, consultation) = await ConsultAsync(scene);

        await scene.Api.CommandAsync(consultation, "conference");
        var call = await scene.Api.AwaitAsync("a conference", call => call.Id == consultation && call.Parties.Count == 2);
        Assert.Equal([LabScene.OutsideNumber, scene.Lab.Slot.Colleague], call.Parties.Select(party => party.Number).Order());
        Assert.Equal(("connected", false), (call.State, call.Internal));
        Assert.Equal(("conference", "done"), (call.LastCommand?.Name, call.LastCommand?.State));
        Assert.Equal("transferred", (await scene.Api.AwaitAsync(first, "ended")).EndReason);
        await desk.EndedAsync();

        await line.HangUpAsync();
        await line.EndedAsync();
        await scene.Api.SettledAsync();
        Assert.Equal("localHangUp", (await scene.Api.CallAsync(consultation)).EndReason);
        await caller.HangUpAsync();
        await colleague.HangUpAsync();
        await colleague.EndedAsync();
        Assert.Equal(2, (await scene.TasksAsync()).Count);
    }

    [SkippableFact]
    public async Task Conference_is_not_offered_where_no_rooms_are_set_up()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        await scene.AnsweredAsync();
        Assert.DoesNotContain("conference", (await scene.Api.CallAsync(await scene.Api.AwaitCallAsync("connected"))).Capabilities);
    }

    [SkippableFact]
    public async Task Conference_with_a_context_that_does_not_exist_is_said_and_moves_nobody()
    {
        await using var scene = await SetAsync("no-such-context");
        var (_, _, _, _, first, consultation) = await ConsultAsync(scene);

        await scene.Api.CommandAsync(consultation, "conference");
        var call = await scene.Api.AwaitAsync("the refusal", call => call.Id == consultation && call.LastCommand is { Name: "conference", State: "failed" });
        Assert.Contains("no-such-context", call.LastCommand?.Problem, StringComparison.Ordinal);
        Assert.Equal(("connected", "held"), (call.State, (await scene.Api.CallAsync(first)).State));
    }

    [SkippableFact]
    public async Task Three_of_an_attended_transfer_by_feature_code_are_parties()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (desk, caller) = await scene.AnsweredAsync();
        var colleague = await scene.Lab.ColleagueAsync(WhenCalled.Answers);
        await scene.Lab.Ami.ActAsync("Atxfer",
            ("Channel", await desk.NameAsync()), ("Context", "from-internal"), ("Exten", scene.Lab.Slot.Colleague));

        // Only then does Asterisk heed the key that brings the three together.
        await scene.Lab.Ami.AwaitAsync("the transfer's own dial answered", message => message.IsEvent("DialEnd")
            && message["DestChannel"].StartsWith($"Local/{scene.Lab.Slot.Colleague}@", StringComparison.Ordinal) && message["DialStatus"] == "ANSWER");
        foreach (var key in "*3")
            await scene.Lab.Ami.ActAsync("PlayDTMF", ("Channel", await desk.NameAsync()), ("Digit", $"{key}"), ("Receive", "true"));
        var call = await scene.Api.AwaitAsync("three together", call => call is { State: "connected", Parties.Count: 2 });
        Assert.Equal([LabScene.OutsideNumber, scene.Lab.Slot.Colleague], call.Parties.Select(party => party.Number).Order());

        await desk.HangUpAsync();
        await desk.EndedAsync();
        await caller.HangUpAsync();
        await colleague.EndedAsync();
        var (ended, _) = await scene.OnlyTaskAsync();
        Assert.Equal("localHangUp", ended.EndReason);
    }

    [SkippableFact]
    public async Task Three_mixed_by_the_phone_are_two_connected_calls()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (desk, caller) = await scene.AnsweredAsync();
        await desk.HoldAsync();
        var colleague = await scene.Lab.ColleagueAsync(WhenCalled.Answers);
        var second = await scene.Lab.DeskDialsAsync(scene.Lab.Slot.Colleague);
        await second.TalksAsync();
        await desk.RetrieveAsync();
        await scene.Api.AwaitAllAsync("two connected calls", calls => calls.Count(call => call.State == "connected") == 2);

        await second.HangUpAsync();
        await colleague.EndedAsync();
        await caller.HangUpAsync();
        await desk.EndedAsync();
        var calls = await scene.Api.SettledAsync();
        Assert.Equal(["localHangUp", "remoteHangUp"], calls.Select(call => call.EndReason).Order());
    }

    private static async Task<LabScene> SetAsync(string context) => await LabScene.SetAsync(
        await SharedAsterisk.CallAsync(), settings: new Dictionary<string, string> { ["Telephony__Asterisk__ConferenceContext"] = context });

    private static async Task<(SippParty Desk, SippParty Caller, SippParty Line, SippParty Colleague, string First, string Consultation)> ConsultAsync(LabScene scene)
    {
        var desk = await scene.Lab.DeskPhoneAsync(WhenCalled.Answers, line: 2);
        var caller = await scene.Lab.OutsideCallsAsync(scene.Lab.Slot.NumberOfLine(2), LabScene.OutsideNumber);
        var first = await scene.Api.AwaitCallAsync("connected");
        var line = await scene.Lab.DeskPhoneAsync(WhenCalled.Answers);
        var colleague = await scene.Lab.ColleagueAsync(WhenCalled.Answers);
        await scene.Api.CommandAsync(first, "consult", new { number = scene.Lab.Slot.Colleague });
        var consultation = await scene.Api.AwaitAsync("the consultation", call => call is { State: "connected", ConsultOf: not null });
        return (desk, caller, line, colleague, first, consultation.Id);
    }
}
