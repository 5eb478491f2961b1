using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Transcripts;

[Collection(TranscriptCollection.Name)]
public sealed class InboundTranscripts(TranscriptFixture fixture)
{
    private const string Caller = "07814256404";

    [SkippableFact]
    public async Task Inbound_call_is_answered_by_notify_and_hung_up_by_the_caller()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var desk = await call.DeskPhoneAsync();
        var caller = await call.OutsideCallsAsync(call.Slot.DirectNumber, Caller, "Fred Bloggs");
        await desk.RingsAsync();
        await recording.NotifyAsync(desk, "talk");
        await desk.TalksAsync();
        await caller.HangUpAsync();
        await caller.EndedAsync();
        await desk.EndedAsync();
        await recording.EndAsync("inbound-answered-by-notify",
            "trunk1 calls 02079460101 (1001 rings); PJSIPNotify Event=talk on this connection; the phone answers; the caller hangs up");
    }

    [SkippableFact]
    public async Task Inbound_call_is_given_up_by_the_caller()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var desk = await call.DeskPhoneAsync();
        var caller = await call.OutsideCallsAsync(call.Slot.DirectNumber, Caller, "Fred Bloggs");
        await desk.RingsAsync();
        await caller.HangUpAsync();
        await caller.EndedAsync();
        await desk.EndedAsync();
        await recording.EndAsync("inbound-caller-gave-up", "trunk1 calls 1001, which rings; the caller cancels");
    }

    [SkippableFact]
    public async Task Inbound_call_is_not_answered()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var desk = await call.DeskPhoneAsync();
        var caller = await call.OutsideCallsAsync(call.Slot.BriefNumber, Caller, "Fred Bloggs");
        await desk.EndedAsync();
        await caller.EndedAsync();
        await recording.EndAsync("inbound-no-answer", "trunk1 calls 1001, which rings for three seconds; Asterisk gives up");
    }

    [SkippableFact]
    public async Task Inbound_call_is_rejected_at_the_phone()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var desk = await call.DeskPhoneAsync();
        var caller = await call.OutsideCallsAsync(call.Slot.DirectNumber, Caller);
        await desk.RingsAsync();
        await desk.RejectAsync();
        await caller.EndedAsync();
        await desk.EndedAsync();
        await recording.EndAsync("inbound-rejected", "trunk1 calls 1001 without a name, it rings; the agent rejects on the phone (486)");
    }

    [SkippableFact]
    public async Task Inbound_call_finds_the_phone_busy()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var desk = await call.DeskPhoneAsync(WhenCalled.IsBusy);
        var caller = await call.OutsideCallsAsync(call.Slot.DirectNumber, Caller);
        await caller.EndedAsync();
        await desk.EndedAsync();
        await recording.EndAsync("inbound-busy", "trunk1 calls 1001, which refuses at once with 486 and never rings");
    }

    [SkippableFact]
    public async Task Inbound_call_is_answered_at_the_phone_and_hung_up_by_the_listener()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var desk = await call.DeskPhoneAsync();
        var caller = await call.OutsideCallsAsync(call.Slot.DirectNumber, Caller, "Zoë Müller");
        await desk.RingsAsync();
        await desk.AnswerAsync();
        await desk.TalksAsync();
        await recording.Ami.ActAsync("Hangup", ("Channel", (await desk.ChannelAsync())["Channel"]), ("Cause", "16"));
        await caller.EndedAsync();
        await desk.EndedAsync();
        await recording.EndAsync("inbound-hung-up-by-listener",
            "trunk1 calls 1001 with a name outside ASCII; answered at the phone; AMI Hangup of the agent's leg on this connection");
    }

    [SkippableFact]
    public async Task Internal_call_from_a_colleague_is_answered_and_hung_up_at_the_phone()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var desk = await call.DeskPhoneAsync();
        var colleague = await call.ColleagueDialsAsync(call.Slot.Desk);
        await desk.RingsAsync();
        await desk.AnswerAsync();
        await desk.TalksAsync();
        await desk.HangUpAsync();
        await colleague.EndedAsync();
        await desk.EndedAsync();
        await recording.EndAsync("inbound-internal", "2001 dials 1001; answered and hung up at the agent's phone");
    }

    [SkippableFact]
    public async Task Group_call_is_answered_by_a_colleague()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var desk = await call.DeskPhoneAsync();
        var colleague = await call.ColleagueAsync();
        var caller = await call.OutsideCallsAsync(call.Slot.GroupNumber, Caller, "Fred Bloggs");
        await desk.RingsAsync();
        await colleague.RingsAsync();
        await colleague.AnswerAsync();
        await desk.EndedAsync();
        await colleague.TalksAsync();
        await caller.HangUpAsync();
        await caller.EndedAsync();
        await colleague.EndedAsync();
        await recording.EndAsync("group-answered-elsewhere", "trunk1 calls a group of 1001 and 2001; both ring; 2001 answers; the caller hangs up");
    }

    [SkippableFact]
    public async Task Call_is_held_and_taken_back_by_either_side()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var desk = await call.DeskPhoneAsync();
        var caller = await call.OutsideCallsAsync(call.Slot.DirectNumber, Caller, "Fred Bloggs");
        await desk.RingsAsync();
        await desk.AnswerAsync();
        await desk.TalksAsync();
        await recording.NotifyAsync(desk, "hold");
        await call.Ami.AwaitAsync("hold", message => message.IsEvent("Hold") && message.IsOf(call.Slot.Desk));
        await recording.NotifyAsync(desk, "talk");
        await call.Ami.AwaitAsync("unhold", message => message.IsEvent("Unhold") && message.IsOf(call.Slot.Desk));
        await desk.HoldAsync();
        await desk.RetrieveAsync();
        await caller.HoldAsync();
        await caller.RetrieveAsync();
        await desk.HangUpAsync();
        await caller.EndedAsync();
        await desk.EndedAsync();
        await recording.EndAsync("hold-and-retrieve",
            "trunk1 calls 1001, answered; PJSIPNotify Event=hold and Event=talk on this connection (the phone re-INVITEs); held and taken back at the phone; held and taken back by the caller; the agent hangs up");
    }
}
