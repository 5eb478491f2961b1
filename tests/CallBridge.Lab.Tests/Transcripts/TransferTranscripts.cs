using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Transcripts;

[Collection(TranscriptCollection.Name)]
public sealed class TransferTranscripts(TranscriptFixture fixture)
{
    private const string Caller = "07814256404";

    [SkippableFact]
    public async Task Blind_transfer_by_action_reaches_the_colleague()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var (desk, caller) = await TalkAsync(recording);
        var colleague = await recording.Call.ColleagueAsync();
        await recording.Ami.ActAsync("BlindTransfer",
            ("Channel", (await desk.ChannelAsync())["Channel"]), ("Context", "from-internal"), ("Exten", recording.Call.Slot.Colleague));
        await desk.EndedAsync();
        await colleague.RingsAsync();
        await colleague.AnswerAsync();
        await colleague.TalksAsync();
        await caller.HangUpAsync();
        await caller.EndedAsync();
        await colleague.EndedAsync();
        await recording.EndAsync("blind-transfer-action",
            "trunk1 calls 1001, answered; BlindTransfer of 1001's leg to 2001 on this connection; 2001 rings and answers; the caller hangs up");
    }

    [SkippableFact]
    public async Task Blind_transfer_by_refer_reaches_the_colleague()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var (desk, caller) = await TalkAsync(recording);
        var colleague = await recording.Call.ColleagueAsync();
        await desk.ReferAsync(recording.Call.Slot.Colleague);
        await colleague.RingsAsync();
        await colleague.AnswerAsync();
        await colleague.TalksAsync();
        await desk.EndedAsync();
        await caller.HangUpAsync();
        await caller.EndedAsync();
        await colleague.EndedAsync();
        await recording.EndAsync("blind-transfer-refer",
            "trunk1 calls 1001, answered; the phone transfers to 2001 by REFER; 2001 rings and answers; the caller hangs up");
    }

    [SkippableFact]
    public async Task Blind_transfer_to_the_agent_rings_with_the_caller_shown()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var outside = await call.OutsideAsync(WhenCalled.Answers);
        var colleague = await call.ColleagueDialsAsync(Caller);
        await colleague.TalksAsync();
        var desk = await call.DeskPhoneAsync();
        await colleague.ReferAsync(call.Slot.Desk);
        await desk.RingsAsync();
        await desk.AnswerAsync();
        await desk.TalksAsync();
        await colleague.EndedAsync();
        await outside.HangUpAsync();
        await outside.EndedAsync();
        await desk.EndedAsync();
        await recording.EndAsync("blind-transfer-to-agent",
            "2001 dials 07814256404, which answers; 2001 transfers it blindly (REFER) to 1001, which rings and answers; the far end hangs up");
    }

    [SkippableFact]
    public async Task Attended_transfer_by_action_joins_caller_and_colleague()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var (desk, caller) = await TalkAsync(recording);
        var colleague = await recording.Call.ColleagueAsync();
        await recording.Ami.ActAsync("Atxfer",
            ("Channel", (await desk.ChannelAsync())["Channel"]), ("Context", "from-internal"), ("Exten", recording.Call.Slot.Colleague));
        await colleague.RingsAsync();
        await colleague.AnswerAsync();
        await colleague.TalksAsync();
        await desk.HangUpAsync();
        await desk.EndedAsync();
        await recording.Call.Ami.AwaitAsync("attended transfer", message => message.IsEvent("AttendedTransfer"));
        await caller.HangUpAsync();
        await caller.EndedAsync();
        await colleague.EndedAsync();
        await recording.EndAsync("attended-transfer-action",
            "trunk1 calls 1001, answered; Atxfer to 2001 on this connection; 2001 rings and answers, the agent talks to it; the agent hangs up, which completes the transfer; the caller hangs up");
    }

    [SkippableFact]
    public async Task Blind_transfer_that_nobody_answers_ends_the_call()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var (desk, caller) = await TalkAsync(recording);
        var colleague = await recording.Call.ColleagueAsync();
        await recording.Ami.ActAsync("BlindTransfer",
            ("Channel", (await desk.ChannelAsync())["Channel"]), ("Context", "from-internal"), ("Exten", $"3{recording.Call.Slot.Colleague}"));
        await desk.EndedAsync();
        await colleague.EndedAsync();
        await caller.EndedAsync();
        await recording.EndAsync("blind-transfer-no-answer",
            "trunk1 calls 1001, answered; BlindTransfer to 2001 on this connection; 2001 rings for three seconds; Asterisk hangs up");
    }

    [SkippableFact]
    public async Task Lists_describe_a_call_in_progress_to_a_new_connection()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var (desk, caller) = await TalkAsync(recording);
        await desk.HoldAsync();
        await recording.ReconnectAsync();
        await recording.Ami.ActAsync("CoreSettings");
        await recording.Ami.ActAsync("CoreStatus");
        await recording.Ami.ListAsync("CoreShowChannels", "CoreShowChannelsComplete");
        await recording.Ami.ListAsync("BridgeList", "BridgeListComplete");
        var bridge = recording.Ami.Messages().First(message => message.IsEvent("BridgeListItem"))["BridgeUniqueid"];
        var info = await recording.Ami.ActAsync("BridgeInfo", ("BridgeUniqueid", bridge));
        await recording.Ami.AwaitAsync("bridge info", message => message.IsEvent("BridgeInfoComplete") && message["ActionID"] == info["ActionID"]);
        await recording.Ami.ListAsync("DeviceStateList", "DeviceStateListComplete");
        await caller.HangUpAsync();
        await caller.EndedAsync();
        await desk.EndedAsync();
        await recording.EndAsync("resync-held",
            "trunk1 talks to 1001, who has put it on hold, when this connection logs in: CoreSettings, CoreStatus, CoreShowChannels, BridgeList, BridgeInfo, DeviceStateList; then the caller hangs up");
    }

    [SkippableFact]
    public async Task Lists_describe_a_ringing_call_to_a_new_connection()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var desk = await call.DeskPhoneAsync();
        var caller = await call.OutsideCallsAsync(call.Slot.DirectNumber, Caller, "Fred Bloggs");
        await desk.RingsAsync();
        await recording.ReconnectAsync();
        await recording.Ami.ListAsync("CoreShowChannels", "CoreShowChannelsComplete");
        await recording.Ami.ListAsync("BridgeList", "BridgeListComplete");
        await recording.Ami.ListAsync("DeviceStateList", "DeviceStateListComplete");
        await caller.HangUpAsync();
        await caller.EndedAsync();
        await desk.EndedAsync();
        await recording.EndAsync("resync-ringing",
            "1001 rings with a call from trunk1 when this connection logs in: CoreShowChannels, BridgeList, DeviceStateList; then the caller gives up");
    }

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
