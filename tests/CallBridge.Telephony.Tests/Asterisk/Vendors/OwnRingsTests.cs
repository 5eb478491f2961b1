using CallBridge.Calls.Phone;
using CallBridge.Telephony.Asterisk;
using CallBridge.Telephony.Asterisk.Vendors;

namespace CallBridge.Telephony.Tests.Asterisk.Vendors;

/// <summary>How the agent's own phone picks up a click, as a dialogue.</summary>
public sealed class OwnRingsTests
{
    private const string Click = "5d9f7a54-0000-4000-8000-000000000001";

    [Theory]
    [InlineData(AutoAnswerPreset.None, null)]
    [InlineData(AutoAnswerPreset.Talk, null)]
    [InlineData(AutoAnswerPreset.CallInfo, "PJSIP_HEADER(add,Call-Info)=<sip:127.0.0.1>;answer-after=0")]
    [InlineData(AutoAnswerPreset.AlertInfo, "PJSIP_HEADER(add,Alert-Info)=<http://127.0.0.1>;info=alert-autoanswer;delay=0")]
    public async Task Header_goes_with_the_dial(AutoAnswerPreset preset, string? variable)
    {
        await using var pbx = await ConnectedAsync(preset);
        var dial = DialAsync(pbx);
        var originate = await pbx.AnswerAsync("Originate", "Success");
        Assert.Equal(variable, originate.GetAll("Variable").SingleOrDefault(v => v.StartsWith("PJSIP_HEADER", StringComparison.Ordinal)));
        Assert.Null((await dial).Problem);
    }

    [Fact]
    public async Task Talk_answers_the_own_ring_once_and_no_other()
    {
        await using var pbx = await ConnectedAsync(AutoAnswerPreset.Talk);
        var dial = DialAsync(pbx);
        await pbx.AnswerAsync("Originate", "Success");
        Assert.Null((await dial).Problem);
        await RingsAsync("1763000000.7", "PJSIP/1001-00000007");
        await RingsAsync(Click, "PJSIP/1001-00000008");
        await RingsAsync(Click, "PJSIP/1001-00000008");

        var talk = await pbx.AnswerAsync("PJSIPNotify", "Success");
        Assert.Equal(("PJSIP/1001-00000008", "Event=talk"), (talk["Channel"], talk["Variable"]));

        // The next thing on the wire is the next command.
        var hangUp = pbx.Phones.ExecuteAsync(new HangUpCall(AsteriskBench.Extension, Click), default);
        await pbx.AnswerAsync("Hangup", "Success");
        Assert.Null((await hangUp).Problem);

        Task RingsAsync(string uniqueid, string channel) =>
            pbx.Session.WriteEventAsync("Newstate", $"Channel: {channel}", "ChannelState: 5", $"Uniqueid: {uniqueid}");
    }

    [Fact]
    public async Task Dial_that_was_refused_is_not_waited_for()
    {
        await using var pbx = await ConnectedAsync(AutoAnswerPreset.Talk);
        var dial = DialAsync(pbx);
        await pbx.AnswerAsync("Originate", "Error", "Message: Extension does not exist.");
        Assert.NotNull((await dial).Problem);
        await pbx.Session.WriteEventAsync("Newstate", "Channel: PJSIP/1001-00000008", "ChannelState: 5", $"Uniqueid: {Click}");
        var resync = pbx.Phones.ExecuteAsync(new Resync(AsteriskBench.Extension), default);
        await pbx.ListCallsAsync();
        Assert.Null((await resync).Problem);
    }

    private static Task<CommandOutcome> DialAsync(AsteriskBench pbx) =>
        pbx.Phones.ExecuteAsync(new DialPhone(AsteriskBench.Extension, Click, "01632960001"), default);

    private static async Task<AsteriskBench> ConnectedAsync(AutoAnswerPreset preset)
    {
        var pbx = new AsteriskBench(new AsteriskOptions { AutoAnswer = preset });
        await pbx.LogInAsync(AsteriskBench.EveryRight);
        await pbx.ListCallsAsync();
        return pbx;
    }
}
