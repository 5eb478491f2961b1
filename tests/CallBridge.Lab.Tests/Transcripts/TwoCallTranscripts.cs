using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Transcripts;

/// <summary>The agent has a caller on the second line of the phone and consults, joins, swaps or confers.</summary>
[Collection(TranscriptCollection.Name)]
public sealed class TwoCallTranscripts(TranscriptFixture fixture)
{
    private const string Caller = "07814256404";

    [SkippableFact]
    public async Task Attended_transfer_by_refer_joins_caller_and_colleague()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var (desk, caller) = await HoldAsync(recording);
        var colleague = await recording.Call.ColleagueAsync(WhenCalled.Answers);
        var second = await recording.Call.DeskDialsAsync(recording.Call.Slot.Colleague, line: 1);
        await second.TalksAsync();
        await desk.ReferToAsync(second, recording.Call.Slot.Colleague);
        await desk.EndedAsync();
        await second.EndedAsync();
        await caller.HangUpAsync();
        await caller.EndedAsync();
        await colleague.EndedAsync();
        await recording.EndAsync("attended-transfer-refer",
            "trunk1 talks to 1001, who holds and dials 2001 on the other line, answered; REFER with Replaces; the caller hangs up", agentLegs: 2);
    }

    [SkippableFact]
    public async Task Transfer_by_refer_to_a_colleague_who_still_rings()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var (desk, caller) = await HoldAsync(recording);
        var colleague = await recording.Call.ColleagueAsync();
        var second = await recording.Call.DeskDialsAsync(recording.Call.Slot.Colleague, line: 1);
        await colleague.RingsAsync();
        await desk.ReferToAsync(second, recording.Call.Slot.Colleague);
        await desk.EndedAsync();
        await second.EndedAsync();
        await colleague.AnswerAsync();
        await colleague.TalksAsync();
        await caller.HangUpAsync();
        await caller.EndedAsync();
        await colleague.EndedAsync();
        await recording.EndAsync("blonde-transfer-refer",
            "trunk1 talks to 1001, who holds and dials 2001 on the other line; 2001 rings; REFER with Replaces; 2001 answers; the caller hangs up", agentLegs: 2);
    }

    [SkippableFact]
    public async Task Attended_transfer_by_Bridge_joins_caller_and_colleague()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var (desk, caller) = await HoldAsync(recording);
        var (line, colleague) = await ConsultAsync(recording);
        var now = recording.Call.Ami.Now;
        await recording.Ami.ActAsync("Bridge",
            ("Channel1", await caller.NameAsync()), ("Channel2", await colleague.NameAsync()), ("Tone", "no"));
        await colleague.TalksAsync(now);
        await desk.EndedAsync();
        await line.EndedAsync();
        await caller.HangUpAsync();
        await caller.EndedAsync();
        await colleague.EndedAsync();
        await recording.EndAsync("attended-transfer-bridge",
            "trunk1 talks to 1001, who holds; Originate to 2001 on this connection, both answer; Bridge of trunk1 and 2001; the caller hangs up", agentLegs: 2);
    }

    [SkippableFact]
    public async Task Consultation_is_given_up()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var (desk, caller) = await HoldAsync(recording);
        var (line, colleague) = await ConsultAsync(recording);
        await line.HangUpAsync();
        await line.EndedAsync();
        await colleague.EndedAsync();
        await desk.RetrieveAsync();
        await caller.HangUpAsync();
        await caller.EndedAsync();
        await desk.EndedAsync();
        await recording.EndAsync("consultation-given-up",
            "trunk1 talks to 1001, who holds; Originate to 2001 on this connection, both answer; 1001 hangs that up, takes the caller back; the caller hangs up", agentLegs: 2);
    }

    [SkippableFact]
    public async Task Calls_are_swapped()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var (desk, caller) = await HoldAsync(recording);
        var (line, colleague) = await ConsultAsync(recording);
        var now = recording.Call.Ami.Now;
        await recording.NotifyAsync(line, "hold");
        await recording.Call.Ami.AwaitAsync("hold", message => message.IsEvent("Hold") && message.IsOf(line.Endpoint), now);
        await recording.NotifyAsync(desk, "talk");
        await recording.Call.Ami.AwaitAsync("retrieve", message => message.IsEvent("Unhold") && message.IsOf(desk.Endpoint), now);
        await caller.HangUpAsync();
        await caller.EndedAsync();
        await desk.EndedAsync();
        await line.RetrieveAsync();
        await line.HangUpAsync();
        await line.EndedAsync();
        await colleague.EndedAsync();
        await recording.EndAsync("calls-swapped",
            "trunk1 talks to 1001, who holds; Originate to 2001 on this connection, both answer; PJSIPNotify Event=hold of that, Event=talk of the first; the caller hangs up; 1001 takes 2001 back and hangs up", agentLegs: 2);
    }

    [SkippableFact]
    public async Task Conference_by_redirect()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var (desk, caller) = await HoldAsync(recording);
        var (line, colleague) = await ConsultAsync(recording);
        const string context = "callbridge-conference";
        const string room = "4093718265540917";
        await recording.Ami.ActAsync("Redirect",
            ("Channel", await line.NameAsync()), ("Context", context), ("Exten", room), ("Priority", "1"),
            ("ExtraChannel", await colleague.NameAsync()), ("ExtraContext", context), ("ExtraExten", room), ("ExtraPriority", "1"));
        await recording.Ami.ActAsync("Redirect",
            ("Channel", await caller.NameAsync()), ("Context", context), ("Exten", room), ("Priority", "1"));
        await desk.EndedAsync();
        foreach (var party in new[] { line, colleague, caller })
        {
            var name = await party.NameAsync();
            await recording.Call.Ami.AwaitAsync($"{name} in the room", message => message.IsEvent("ConfbridgeJoin") && message["Channel"] == name);
        }

        await line.HangUpAsync();
        await line.EndedAsync();
        await colleague.HangUpAsync();
        await colleague.EndedAsync();
        await caller.HangUpAsync();
        await caller.EndedAsync();
        await recording.EndAsync("conference-by-redirect",
            "trunk1 talks to 1001, who holds; Originate to 2001 on this connection, both answer; Redirect of these two, then of trunk1, to a ConfBridge; 1001, 2001 and the caller hang up in this order", agentLegs: 2);
    }

    [SkippableFact]
    public async Task Three_way_by_feature_code()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var desk = await call.DeskPhoneAsync(WhenCalled.Answers);
        var caller = await call.OutsideCallsAsync(call.Slot.DirectNumber, Caller, "Fred Bloggs");
        await desk.TalksAsync();
        var colleague = await call.ColleagueAsync(WhenCalled.Answers);
        await recording.Ami.ActAsync("Atxfer", ("Channel", await desk.NameAsync()), ("Context", "from-internal"), ("Exten", call.Slot.Colleague));
        await call.Ami.AwaitAsync("the transfer's own dial answered", message => message.IsEvent("DialEnd")
            && message["DestChannel"].StartsWith($"Local/{call.Slot.Colleague}@", StringComparison.Ordinal) && message["DialStatus"] == "ANSWER");
        foreach (var key in "*3")
            await recording.Ami.ActAsync("PlayDTMF", ("Channel", await desk.NameAsync()), ("Digit", $"{key}"), ("Receive", "true"));
        await call.Ami.AwaitAsync("three together", message => message.IsEvent("AttendedTransfer") && message["DestType"] == "Threeway");
        await desk.HangUpAsync();
        await desk.EndedAsync();
        await caller.HangUpAsync();
        await caller.EndedAsync();
        await colleague.EndedAsync();
        await recording.EndAsync("three-way-feature-code",
            "trunk1 calls 1001, answered; Atxfer to 2001 on this connection, answered; *3 (atxferthreeway) by PlayDTMF; 1001 hangs up, then the caller");
    }

    [SkippableFact]
    public async Task Three_mixed_by_the_phone()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var (desk, caller) = await HoldAsync(recording);
        var colleague = await recording.Call.ColleagueAsync(WhenCalled.Answers);
        var second = await recording.Call.DeskDialsAsync(recording.Call.Slot.Colleague, line: 1);
        await second.TalksAsync();
        await desk.RetrieveAsync();
        await second.HangUpAsync();
        await second.EndedAsync();
        await colleague.EndedAsync();
        await caller.HangUpAsync();
        await caller.EndedAsync();
        await desk.EndedAsync();
        await recording.EndAsync("three-way-by-phone",
            "trunk1 talks to 1001, who holds and dials 2001 on the other line, answered; 1001 takes the caller back and holds neither; 1001 hangs up with 2001; the caller hangs up", agentLegs: 2);
    }

    /// <summary>The caller, held.</summary>
    private static async Task<(SippParty Desk, SippParty Caller)> HoldAsync(Recording recording)
    {
        var call = recording.Call;
        var desk = await call.DeskPhoneAsync(WhenCalled.Answers, line: 2);
        var caller = await call.OutsideCallsAsync(call.Slot.NumberOfLine(2), Caller, "Fred Bloggs");
        await desk.TalksAsync();
        await desk.HoldAsync();
        return (desk, caller);
    }

    /// <summary>As the listener consults: rings the agent's phone, then the colleague.</summary>
    private static async Task<(SippParty Line, SippParty Colleague)> ConsultAsync(Recording recording)
    {
        var call = recording.Call;
        var line = await call.DeskPhoneAsync(WhenCalled.Answers);
        var colleague = await call.ColleagueAsync(WhenCalled.Answers);
        await recording.Ami.ActAsync("Originate",
            ("Channel", $"PJSIP/{call.Slot.Desk}"), ("Context", "from-internal"), ("Exten", call.Slot.Colleague), ("Priority", "1"),
            ("Variable", $"CONNECTEDLINE(all,i)=\"{call.Slot.Colleague}\" <{call.Slot.Colleague}>"),
            ("Timeout", "30000"), ("Async", "true"), ("ChannelId", Guid.NewGuid().ToString()));
        await colleague.TalksAsync();
        return (line, colleague);
    }
}
