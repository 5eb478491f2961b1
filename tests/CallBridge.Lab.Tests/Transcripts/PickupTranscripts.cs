using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Transcripts;

[Collection(TranscriptCollection.Name)]
public sealed class PickupTranscripts(TranscriptFixture fixture)
{
    private const string Caller = "07814256404";

    [SkippableFact]
    public async Task Call_is_picked_up_by_action()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var (colleague, caller) = await RingColleagueAsync(recording);
        var desk = await recording.Call.DeskPhoneAsync(WhenCalled.Answers);
        await recording.Ami.ActAsync("Originate",
            ("Channel", $"PJSIP/{recording.Call.Slot.Desk}"), ("Application", "PickupChan"), ("Data", await colleague.NameAsync()), ("Timeout", "30000"),
            ("Async", "true"), ("ChannelId", "0b6f0a51-3d5e-4f7a-9d2e-" + Guid.NewGuid().ToString("N")[..12]),
            ("Variable", $"CONNECTEDLINE(all,i)=\"Pick up\" <{recording.Call.Slot.Colleague}>"));
        await desk.TalksAsync();
        await colleague.EndedAsync();
        await caller.HangUpAsync();
        await caller.EndedAsync();
        await desk.EndedAsync();
        await recording.EndAsync("pickup-action",
            "trunk1 calls 2001, which rings; Originate of PJSIP/1001 to PickupChan of 2001's channel on this connection; the phone answers; the caller hangs up");
    }

    [SkippableFact]
    public async Task Call_is_picked_up_at_the_phone()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var (colleague, caller) = await RingColleagueAsync(recording);
        var desk = await recording.Call.DeskDialsAsync("*8");
        await desk.TalksAsync();
        await colleague.EndedAsync();
        await desk.HangUpAsync();
        await caller.EndedAsync();
        await desk.EndedAsync();
        await recording.EndAsync("pickup-handset", "trunk1 calls 2001, which rings; 1001 dials *8; the agent hangs up");
    }

    [SkippableFact]
    public async Task Agents_channel_is_redirected()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var desk = await call.DeskPhoneAsync();
        var caller = await call.OutsideCallsAsync(call.Slot.DirectNumber, Caller, "Fred Bloggs");
        await desk.RingsAsync();
        await desk.AnswerAsync();
        await desk.TalksAsync();
        var colleague = await call.ColleagueAsync(WhenCalled.Answers);
        await call.Ami.ActAsync("Redirect", ("Channel", await desk.NameAsync()), ("Context", "from-internal"), ("Exten", call.Slot.Colleague), ("Priority", "1"));
        await caller.EndedAsync();
        await colleague.TalksAsync();
        await desk.HangUpAsync();
        await colleague.EndedAsync();
        await desk.EndedAsync();
        await recording.EndAsync("redirect-agent",
            "trunk1 talks to 1001; another program redirects 1001's channel to 2001, which answers; the caller is hung up; the agent hangs up");
    }

    private static async Task<(SippParty Colleague, SippParty Caller)> RingColleagueAsync(Recording recording)
    {
        var colleague = await recording.Call.ColleagueAsync();
        var caller = await recording.Call.OutsideCallsAsync(recording.Call.Slot.ColleagueNumber, Caller, "Fred Bloggs");
        await colleague.RingsAsync();
        return (colleague, caller);
    }
}
