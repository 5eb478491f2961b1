using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Transcripts;

[Collection(TranscriptCollection.Name)]
public sealed class ParkingTranscripts(TranscriptFixture fixture)
{
    private const string Caller = "07814256404";
    private const string ParkingExtension = "700";

    [SkippableFact]
    public async Task Call_is_parked_and_taken_back_by_actions()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var (desk, caller) = await TalkAsync(recording);
        var space = await ParkAsync(recording, desk, caller);
        var again = await recording.Call.DeskPhoneAsync(WhenCalled.Answers);
        var id = "0b6f0a51-3d5e-4f7a-9d2e-" + Guid.NewGuid().ToString("N")[..12];
        await recording.Ami.ActAsync("Originate",
            ("Channel", $"PJSIP/{recording.Call.Slot.Desk}"), ("Application", "ParkedCall"), ("Data", $"default,{space}"), ("Timeout", "30000"),
            ("Async", "true"), ("ChannelId", id), ("Variable", $"CONNECTEDLINE(all,i)=\"Parked call\" <{space}>"));
        await again.TalksAsync();
        await caller.HangUpAsync();
        await caller.EndedAsync();
        await again.EndedAsync();
        await recording.EndAsync("park-action-taken-back",
            "trunk1 talks to 1001; Park of trunk1's channel with 1001's as TimeoutChannel on this connection; Originate of PJSIP/1001 to ParkedCall on it; the phone answers; the caller hangs up",
            agentLegs: 2);
    }

    [SkippableFact]
    public async Task Call_is_parked_and_taken_back_at_the_phone()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var (desk, caller) = await TalkAsync(recording);
        var now = recording.Call.Ami.Now;
        await desk.ReferAsync(ParkingExtension);
        var space = await SpaceAsync(recording, now);
        await desk.EndedAsync();
        var again = await recording.Call.DeskDialsAsync(space);
        await again.TalksAsync();
        await again.HangUpAsync();
        await caller.EndedAsync();
        await again.EndedAsync();
        await recording.EndAsync("park-refer-dialled-back",
            "trunk1 talks to 1001; the phone transfers to 700 by REFER; the phone dials the parking space and talks again; the agent hangs up", agentLegs: 2);
    }

    [SkippableFact]
    public async Task Parked_call_is_taken_by_a_colleague()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var (desk, caller) = await TalkAsync(recording);
        var space = await ParkAsync(recording, desk, caller);
        var colleague = await recording.Call.ColleagueDialsAsync(space);
        await colleague.TalksAsync();
        await caller.HangUpAsync();
        await caller.EndedAsync();
        await colleague.EndedAsync();
        await recording.EndAsync("park-taken-by-colleague", "trunk1 talks to 1001; Park on this connection; 2001 dials the parking space; the caller hangs up");
    }

    [SkippableFact]
    public async Task Parked_caller_gives_up()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var (desk, caller) = await TalkAsync(recording);
        await ParkAsync(recording, desk, caller);
        await caller.HangUpAsync();
        await caller.EndedAsync();
        await recording.EndAsync("park-given-up", "trunk1 talks to 1001; Park on this connection; the caller hangs up");
    }

    [SkippableFact]
    public async Task Parking_lot_rings_back()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var (desk, caller) = await TalkAsync(recording);
        await ParkAsync(recording, desk, caller, ("Timeout", "6000"));
        var again = await recording.Call.DeskPhoneAsync();
        await again.RingsAsync();
        await again.AnswerAsync();
        await again.TalksAsync();
        await again.HangUpAsync();
        await caller.EndedAsync();
        await again.EndedAsync();
        await recording.EndAsync("park-rung-back",
            "trunk1 talks to 1001; Park with Timeout 6000 on this connection; the lot rings 1001 back, which answers; the agent hangs up", agentLegs: 2);
    }

    private static async Task<string> ParkAsync(Recording recording, SippParty desk, SippParty caller, params (string, string)[] more)
    {
        var now = recording.Call.Ami.Now;
        await recording.Ami.ActAsync("Park", [("Channel", await caller.NameAsync()), ("TimeoutChannel", await desk.NameAsync()), .. more]);
        var space = await SpaceAsync(recording, now);
        await desk.EndedAsync();
        return space;
    }

    private static async Task<string> SpaceAsync(Recording recording, int after) =>
        (await recording.Call.Ami.AwaitAsync("parked", message => message.IsEvent("ParkedCall"), after))["ParkingSpace"];

    private static async Task<(SippParty Desk, SippParty Caller)> TalkAsync(Recording recording)
    {
        var call = recording.Call;
        var desk = await call.DeskPhoneAsync();
        var caller = await call.OutsideCallsAsync(call.Slot.DirectNumber, Caller, "Fred Bloggs");
        await desk.RingsAsync();
        await desk.AnswerAsync();
        await desk.TalksAsync();
        return (desk, caller);
    }
}
