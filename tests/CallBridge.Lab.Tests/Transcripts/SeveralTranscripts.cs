using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Transcripts;

[Collection(TranscriptCollection.Name)]
public sealed class SeveralTranscripts(TranscriptFixture fixture)
{
    private const string Caller = "07814256404";

    [SkippableFact]
    public async Task Second_call_waits_while_the_first_is_talked()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var desk = await call.DeskPhoneAsync();
        var caller = await call.OutsideCallsAsync(call.Slot.DirectNumber, Caller, "Fred Bloggs");
        await desk.RingsAsync();
        await desk.AnswerAsync();
        await desk.TalksAsync();
        var second = await call.DeskPhoneAsync(line: 2);
        var other = await call.OutsideCallsAsync(call.Slot.NumberOfLine(2), Caller, "Fred Bloggs", line: 3);
        await second.RingsAsync();
        await desk.HoldAsync();
        await second.AnswerAsync();
        await second.TalksAsync();
        await other.HangUpAsync();
        await second.EndedAsync();
        await desk.RetrieveAsync();
        await caller.HangUpAsync();
        await desk.EndedAsync();
        await recording.EndAsync("second-call",
            "trunk1 calls 1001, answered; trunk1 calls its second line, which rings; the first call is held, the second answered; its caller hangs up; the first is taken back; its caller hangs up",
            agentLegs: 2);
    }

    [SkippableFact]
    public async Task Two_phones_ring_and_one_answers()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var (one, other, caller) = await RingBothAsync(recording.Call);
        await other.AnswerAsync();
        await one.GoneAsync();
        await other.TalksAsync();
        await caller.HangUpAsync();
        await one.EndedAsync();
        await other.EndedAsync();
        await recording.EndAsync("two-phones-answered", "trunk1 calls both phones of 1001 (PJSIP_DIAL_CONTACTS); both ring; one answers; the caller hangs up", agentLegs: 2);
    }

    [SkippableFact]
    public async Task Two_phones_ring_and_both_reject()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var (one, other, caller) = await RingBothAsync(recording.Call);
        await one.RejectAsync();
        await one.GoneAsync();
        await other.RejectAsync();
        await caller.EndedAsync();
        await other.EndedAsync();
        await recording.EndAsync("two-phones-rejected", "trunk1 calls both phones of 1001 (PJSIP_DIAL_CONTACTS); both ring; both reject (486), one after the other", agentLegs: 2);
    }

    private static async Task<(SippParty One, SippParty Other, SippParty Caller)> RingBothAsync(LabCall call)
    {
        var one = await call.DeskPhoneAsync();
        var other = await call.DeskPhoneAsync(line: 2);
        var caller = await call.OutsideCallsAsync(call.Slot.BothPhonesNumber, Caller, "Fred Bloggs");
        await one.RingsAsync();
        await other.RingsAsync();
        return (one, other, caller);
    }
}
