using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Transcripts;

[Collection(TranscriptCollection.Name)]
public sealed class GroupTranscripts(TranscriptFixture fixture)
{
    private const string Caller = "07814256404";

    [SkippableTheory]
    [InlineData("*81001", "pickup-directed", "2001 dials *81001 (PickupChan)")]
    [InlineData("*8", "pickup-group", "2001 dials *8 (group pickup)")]
    public async Task Call_is_picked_up_by_a_colleague(string code, string scenario, string deed)
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var desk = await call.DeskPhoneAsync();
        var caller = await call.OutsideCallsAsync(call.Slot.DirectNumber, Caller, "Fred Bloggs");
        await desk.RingsAsync();
        var colleague = await call.ColleagueDialsAsync(code.Replace("1001", call.Slot.Desk, StringComparison.Ordinal));
        await desk.EndedAsync();
        await colleague.TalksAsync();
        await caller.HangUpAsync();
        await colleague.EndedAsync();
        await recording.EndAsync(scenario, $"trunk1 calls 1001, which rings; {deed} and has the call; the caller hangs up");
    }

    [SkippableFact]
    public async Task Call_is_forwarded_by_the_phone()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var desk = await call.DeskPhoneAsync();
        var colleague = await call.ColleagueAsync();
        var caller = await call.OutsideCallsAsync(call.Slot.DirectNumber, Caller, "Fred Bloggs");
        await desk.RingsAsync();
        await desk.ForwardAsync(call.Slot.Colleague);
        await colleague.RingsAsync();
        await colleague.AnswerAsync();
        await colleague.TalksAsync();
        await caller.HangUpAsync();
        await desk.EndedAsync();
        await colleague.EndedAsync();
        await recording.EndAsync("inbound-forwarded", "trunk1 calls 1001, which rings and forwards to 2001 (302); 2001 answers; the caller hangs up");
    }

    [SkippableTheory]
    [InlineData(4, "queue-phones", "queue sales1 of the phones 1001 and 2001")]
    [InlineData(5, "queue-local", "queue support1 of Local channels to 1001 and 2001, which leave once answered")]
    [InlineData(6, "queue-local-stays", "queue service1 of Local channels (/n) to 1001 and 2001, unanswered till then")]
    public async Task Queue_call_is_answered_by_the_agent(int queue, string scenario, string story)
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var desk = await call.DeskPhoneAsync();
        var colleague = await call.ColleagueAsync();
        var caller = await call.OutsideCallsAsync(NumberOf(queue, call.Slot), Caller, "Fred Bloggs");
        await desk.RingsAsync();
        await colleague.RingsAsync();
        await desk.AnswerAsync();
        await colleague.EndedAsync();
        await desk.TalksAsync();
        await caller.HangUpAsync();
        await desk.EndedAsync();
        await recording.EndAsync(scenario, $"trunk1 calls {story}; both ring; 1001 answers; the caller hangs up");
    }

    [SkippableTheory]
    [InlineData(4, "queue-phones-answered-elsewhere", "queue sales1 of the phones 1001 and 2001")]
    [InlineData(5, "queue-local-answered-elsewhere", "queue support1 of Local channels to 1001 and 2001, which leave once answered")]
    public async Task Queue_call_is_answered_by_a_colleague(int queue, string scenario, string story)
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var desk = await call.DeskPhoneAsync();
        var colleague = await call.ColleagueAsync();
        var caller = await call.OutsideCallsAsync(NumberOf(queue, call.Slot), Caller, "Fred Bloggs");
        await desk.RingsAsync();
        await colleague.RingsAsync();
        await colleague.AnswerAsync();
        await desk.EndedAsync();
        await colleague.TalksAsync();
        await caller.HangUpAsync();
        await colleague.EndedAsync();
        await recording.EndAsync(scenario, $"trunk1 calls {story}; both ring; 2001 answers; the caller hangs up");
    }

    [SkippableFact]
    public async Task Queue_call_is_given_up_by_the_caller()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var desk = await call.DeskPhoneAsync();
        var colleague = await call.ColleagueAsync();
        var caller = await call.OutsideCallsAsync(call.Slot.SupportNumber, Caller, "Fred Bloggs");
        await desk.RingsAsync();
        await colleague.RingsAsync();
        await caller.HangUpAsync();
        await desk.EndedAsync();
        await colleague.EndedAsync();
        await recording.EndAsync("queue-caller-gave-up", "trunk1 calls queue support1 of Local channels to 1001 and 2001; both ring; the caller hangs up");
    }

    private static string NumberOf(int queue, Slot slot) => queue switch
    {
        4 => slot.SalesNumber,
        5 => slot.SupportNumber,
        _ => slot.ServiceNumber,
    };
}
