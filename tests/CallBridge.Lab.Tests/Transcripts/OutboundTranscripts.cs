using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Transcripts;

[Collection(TranscriptCollection.Name)]
public sealed class OutboundTranscripts(TranscriptFixture fixture)
{
    private const string Callee = "07814256404";

    [SkippableFact]
    public async Task Handset_dials_and_the_far_end_answers()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var outside = await call.OutsideAsync();
        var desk = await call.DeskDialsAsync(Callee);
        await outside.RingsAsync();
        await outside.AnswerAsync();
        await desk.TalksAsync();
        await desk.HangUpAsync();
        await desk.EndedAsync();
        await outside.EndedAsync();
        await recording.EndAsync("handset-answered", "1001 dials 07814256404 on the handset; it rings and answers; the agent hangs up");
    }

    [SkippableFact]
    public async Task Handset_dials_and_gives_up()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var outside = await call.OutsideAsync();
        var desk = await call.DeskDialsAsync(Callee);
        await outside.RingsAsync();
        await desk.HangUpAsync();
        await desk.EndedAsync();
        await outside.EndedAsync();
        await recording.EndAsync("handset-given-up", "1001 dials 07814256404 on the handset; it rings; the agent hangs up before an answer");
    }

    [SkippableFact]
    public async Task Handset_dials_a_busy_number()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var outside = await call.OutsideAsync(WhenCalled.IsBusy);
        var desk = await call.DeskDialsAsync(Callee);
        await desk.EndedAsync();
        await outside.EndedAsync();
        await recording.EndAsync("handset-busy", "1001 dials 07814256404 on the handset; it is busy (486)");
    }

    [SkippableFact]
    public async Task Click_to_dial_is_answered_by_phone_and_far_end()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var outside = await call.OutsideAsync();
        var desk = await call.DeskPhoneAsync();
        await OriginateAsync(recording, "30000");
        await desk.RingsAsync();
        await desk.AnswerAsync();
        await outside.RingsAsync();
        await outside.AnswerAsync();
        await desk.TalksAsync();
        await outside.HangUpAsync();
        await desk.EndedAsync();
        await outside.EndedAsync();
        await recording.EndAsync("click-to-dial-answered",
            "Originate of PJSIP/1001 to 07814256404 with a ChannelId on this connection; the phone rings, the agent answers; the far end rings, answers and hangs up");
    }

    [SkippableFact]
    public async Task Click_to_dial_is_not_answered_at_the_agents_phone()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var desk = await call.DeskPhoneAsync();
        await OriginateAsync(recording, "3000");
        await desk.EndedAsync();
        await recording.Ami.AwaitAsync("originate response", message => message.IsEvent("OriginateResponse"));
        await recording.EndAsync("click-to-dial-agent-no-answer",
            "Originate with Timeout 3000 on this connection; the agent's phone rings and is not answered; OriginateResponse says so");
    }

    [SkippableFact]
    public async Task Click_to_dial_finds_the_number_busy()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var outside = await call.OutsideAsync(WhenCalled.IsBusy);
        var desk = await call.DeskPhoneAsync(WhenCalled.Answers);
        await OriginateAsync(recording, "30000");
        await outside.EndedAsync();
        await desk.EndedAsync();
        await recording.EndAsync("click-to-dial-busy",
            "Originate on this connection; the agent's phone answers by itself; the far end is busy (486); Asterisk hangs the agent up");
    }

    [SkippableFact]
    public async Task Click_to_dial_is_rejected_at_the_agents_phone()
    {
        await using var recording = await Recording.StartAsync(fixture);
        var call = recording.Call;
        var desk = await call.DeskPhoneAsync(WhenCalled.IsBusy);
        await OriginateAsync(recording, "30000");
        await desk.EndedAsync();
        await recording.Ami.AwaitAsync("originate response", message => message.IsEvent("OriginateResponse"));
        await recording.EndAsync("click-to-dial-agent-busy", "Originate on this connection; the agent's phone refuses with 486; OriginateResponse says so");
    }

    private static Task<AmiMessage> OriginateAsync(Recording recording, string timeout) =>
        recording.Ami.ActAsync("Originate",
            ("Channel", $"PJSIP/{recording.Call.Slot.Desk}"), ("Context", "from-internal"), ("Exten", Callee), ("Priority", "1"),
            ("Variable", $"CONNECTEDLINE(all,i)=\"{Callee}\" <{Callee}>"), ("Timeout", timeout), ("Async", "true"),
            ("ChannelId", "0b6f0a51-3d5e-4f7a-9d2e-" + Guid.NewGuid().ToString("N")[..12]));
}
