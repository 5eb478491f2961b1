using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Transcripts;

[Collection(TranscriptCollection.Name)]
public sealed class RefusalTranscripts(TranscriptFixture fixture)
{
    private const string Caller = "07814256404";

    [SkippableFact]
    public async Task Inbound_call_is_declined_at_the_phone()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var desk = await call.DeskPhoneAsync();
        var caller = await call.OutsideCallsAsync(call.Slot.DirectNumber, Caller);
        await desk.RingsAsync();
        await desk.DeclineAsync();
        await caller.EndedAsync();
        await desk.EndedAsync();
        await recording.EndAsync("inbound-declined", "trunk1 calls 1001, it rings; the agent rejects on the phone (603)");
    }

    [SkippableTheory]
    [InlineData(nameof(WhenCalled.IsUnknown), "handset-unknown-number", "there is no such number (404)")]
    [InlineData(nameof(WhenCalled.IsCongested), "handset-congestion", "no line is free (503)")]
    [InlineData(nameof(WhenCalled.Declines), "handset-declined", "it declines (603)")]
    public async Task Handset_dials_a_number_that_refuses(string does, string scenario, string story)
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var outside = await call.OutsideAsync(Enum.Parse<WhenCalled>(does));
        var desk = await call.DeskDialsAsync(Caller);
        await outside.EndedAsync();
        await desk.EndedAsync();
        await recording.EndAsync(scenario, $"1001 dials 07814256404 on the handset; {story}");
    }

    [SkippableFact]
    public async Task Handset_dials_a_number_that_nobody_answers()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var outside = await call.OutsideAsync();
        var desk = await call.DeskDialsAsync(call.Slot.BriefOutsideNumber);
        await outside.EndedAsync();
        await desk.EndedAsync();
        await recording.EndAsync("handset-no-answer", "1001 dials 07700900100 on the handset; it rings for three seconds; Asterisk gives up");
    }

    [SkippableFact]
    public async Task Handset_dials_a_number_that_the_dial_plan_refuses()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var desk = await call.DeskDialsAsync("08081570000");
        await desk.EndedAsync();
        await recording.EndAsync("handset-dial-plan-congestion", "1001 dials 08081570000 on the handset; the dial plan runs Congestion and dials nobody");
    }

    [SkippableFact]
    public async Task Handset_dials_a_number_that_plays_before_it_answers()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var outside = await call.OutsideAsync(WhenCalled.GivesEarlyMedia);
        var desk = await call.DeskDialsAsync(Caller);
        await recording.Ami.AwaitAsync("progress", message => message.IsEvent("DialState") && message["DialStatus"] == "PROGRESS");
        await outside.AnswerAsync();
        await desk.TalksAsync();
        await outside.HangUpAsync();
        await desk.EndedAsync();
        await recording.EndAsync("handset-early-media", "1001 dials 07814256404 on the handset; it sends 183 with audio and never rings; it answers and hangs up");
    }

    [SkippableFact]
    public async Task Inbound_call_finds_a_phone_that_plays_and_never_rings()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var desk = await call.DeskPhoneAsync(WhenCalled.GivesEarlyMedia);
        var caller = await call.OutsideCallsAsync(call.Slot.DirectNumber, Caller, "Fred Bloggs");
        await recording.Ami.AwaitAsync("progress", message => message.IsEvent("DialState") && message["DialStatus"] == "PROGRESS");
        await desk.AnswerAsync();
        await desk.TalksAsync();
        await caller.HangUpAsync();
        await desk.EndedAsync();
        await recording.EndAsync("inbound-early-media", "trunk1 calls 1001, which sends 183 with audio and never rings; it answers; the caller hangs up");
    }

    [SkippableFact]
    public async Task Inbound_call_hides_its_number()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var desk = await call.DeskPhoneAsync();
        var caller = await call.OutsideCallsAsync(call.Slot.DirectNumber, CallerId.Hidden);
        await desk.RingsAsync();
        await caller.HangUpAsync();
        await desk.EndedAsync();
        await recording.EndAsync("inbound-hidden-number", "trunk1 calls 1001 as anonymous with Privacy: id; it rings; the caller cancels");
    }
}
