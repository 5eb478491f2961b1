using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Transcripts;

/// <summary>The colleague talks with the outside world, consults the agent and hands over.</summary>
[Collection(TranscriptCollection.Name)]
public sealed class TransferredToAgentTranscripts(TranscriptFixture fixture)
{
    private const string Callee = "07814256404";

    [SkippableFact]
    public async Task Colleague_transfers_by_refer_after_a_consultation()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var (outside, first) = await HoldAsync(recording);
        var desk = await recording.Call.DeskPhoneAsync(WhenCalled.Answers);
        var second = await recording.Call.ColleagueDialsAsync(recording.Call.Slot.Desk, line: 1);
        await desk.TalksAsync();
        await first.ReferToAsync(second, recording.Call.Slot.Desk);
        await first.EndedAsync();
        await second.EndedAsync();
        await EndAsync(recording, outside, desk, "attended-transfer-to-agent",
            "2001 talks to 07814256404, holds it and dials 1001 on the other line, answered; REFER with Replaces; the far end hangs up");
    }

    [SkippableFact]
    public async Task Colleague_transfers_by_refer_while_the_agent_still_rings()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var (outside, first) = await HoldAsync(recording);
        var desk = await recording.Call.DeskPhoneAsync();
        var second = await recording.Call.ColleagueDialsAsync(recording.Call.Slot.Desk, line: 1);
        await desk.RingsAsync();
        await first.ReferToAsync(second, recording.Call.Slot.Desk);
        await first.EndedAsync();
        await second.EndedAsync();
        await desk.AnswerAsync();
        await desk.TalksAsync();
        await EndAsync(recording, outside, desk, "blonde-transfer-to-agent",
            "2001 talks to 07814256404, holds it and dials 1001 on the other line; 1001 rings; REFER with Replaces; 1001 answers; the far end hangs up");
    }

    [SkippableFact]
    public async Task Colleague_is_joined_to_the_agent_by_Bridge()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var (outside, first) = await HoldAsync(recording);
        var desk = await recording.Call.DeskPhoneAsync(WhenCalled.Answers);
        var second = await recording.Call.ColleagueDialsAsync(recording.Call.Slot.Desk, line: 1);
        await desk.TalksAsync();
        var now = recording.Call.Ami.Now;
        await recording.Ami.ActAsync("Bridge", ("Channel1", await outside.NameAsync()), ("Channel2", await desk.NameAsync()), ("Tone", "no"));
        await desk.TalksAsync(now);
        await first.EndedAsync();
        await second.EndedAsync();
        await EndAsync(recording, outside, desk, "bridge-transfer-to-agent",
            "2001 talks to 07814256404, holds it and dials 1001 on the other line, answered; Bridge of trunk1 and 1001; the far end hangs up");
    }

    private static async Task<(SippParty Outside, SippParty First)> HoldAsync(Recording recording)
    {
        var outside = await recording.Call.OutsideAsync(WhenCalled.Answers);
        var first = await recording.Call.ColleagueDialsAsync(Callee);
        await first.TalksAsync();
        await first.HoldAsync();
        return (outside, first);
    }

    private static async Task EndAsync(Recording recording, SippParty outside, SippParty desk, string scenario, string story)
    {
        await outside.HangUpAsync();
        await outside.EndedAsync();
        await desk.EndedAsync();
        await recording.EndAsync(scenario, story);
    }
}
