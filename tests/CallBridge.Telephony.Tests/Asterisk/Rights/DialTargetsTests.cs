using CallBridge.Calls.Phone;
using CallBridge.Telephony.Asterisk;

namespace CallBridge.Telephony.Tests.Asterisk.Rights;

/// <summary>Asterisk accepts a transfer to nowhere, and the caller is gone: it is asked first.</summary>
public sealed class DialTargetsTests
{
    private const string Leg = "1763000000.2";

    private static readonly string[] Talking =
    [
        "Channel: PJSIP/1001-00000002", "ChannelState: 6", "CallerIDNum: 1001", "ConnectedLineNum: 07814256404", "Exten: ",
        $"Uniqueid: {Leg}", "Linkedid: 1763000000.1", "Application: AppDial", "Duration: 00:01:05", "BridgeId: b1",
    ];

    [Fact]
    public async Task Number_that_the_dial_plan_shows_is_transferred_to()
    {
        await using var pbx = await ConnectedAsync("ShowDialPlan", "Getvar");
        var transfer = TransferAsync(pbx);
        var shown = await pbx.AnswerAsync("ShowDialPlan", "Success", "EventList: start");
        Assert.Equal(("from-internal", "1002"), (shown["Context"], shown["Extension"]));
        await pbx.Session.WriteEventAsync("ShowDialPlanComplete", $"ActionID: {shown.ActionId}", "EventList: Complete");
        await pbx.AnswerAsync("BlindTransfer", "Success");
        Assert.Null((await transfer).Problem);
    }

    [Fact]
    public async Task Context_that_does_not_exist_is_named_and_nothing_is_transferred()
    {
        await using var pbx = await ConnectedAsync("ShowDialPlan", "Getvar");
        var transfer = TransferAsync(pbx);
        await pbx.AnswerAsync("ShowDialPlan", "Error", "Message: Did not find context from-internal");
        Assert.Contains("from-internal (Telephony:Asterisk:DialContext)", (await transfer).Problem, StringComparison.Ordinal);
        await NextIsHangUpAsync(pbx);
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("1", true)]
    [InlineData("", true)]
    public async Task Number_that_is_not_shown_may_be_known_to_a_switch(string exists, bool goes)
    {
        await using var pbx = await ConnectedAsync("ShowDialPlan", "Getvar");
        var transfer = TransferAsync(pbx);
        await pbx.AnswerAsync("ShowDialPlan", "Error", "Message: Did not find extension 1002@from-internal");
        Assert.Equal("DIALPLAN_EXISTS(from-internal,1002,1)", (await pbx.AnswerAsync("Getvar", "Success", $"Value: {exists}"))["Variable"]);
        if (goes)
            await pbx.AnswerAsync("BlindTransfer", "Success");
        Assert.Equal(goes, (await transfer).IsTaken);
        await NextIsHangUpAsync(pbx);
    }

    [Fact]
    public async Task Where_nobody_may_ask_the_transfer_is_tried()
    {
        await using var pbx = await ConnectedAsync();
        var transfer = TransferAsync(pbx);
        await pbx.AnswerAsync("BlindTransfer", "Success");
        Assert.Null((await transfer).Problem);
    }

    private static Task<CommandOutcome> TransferAsync(AsteriskBench pbx) =>
        pbx.Phones.ExecuteAsync(new TransferCall(AsteriskBench.Extension, Leg, "1002"), default);

    private static async Task NextIsHangUpAsync(AsteriskBench pbx)
    {
        var hangUp = pbx.Phones.ExecuteAsync(new HangUpCall(AsteriskBench.Extension, Leg), default);
        await pbx.AnswerAsync("Hangup", "Success");
        Assert.Null((await hangUp).Problem);
    }

    private static async Task<AsteriskBench> ConnectedAsync(params string[] allowed)
    {
        var pbx = new AsteriskBench(new AsteriskOptions());
        await pbx.LogInAsync([.. AsteriskBench.EveryRight, .. allowed]);
        if (allowed.Contains("ShowDialPlan"))
            await pbx.AnswerAsync("ShowDialPlan", "Error", "Message: Did not find extension callbridge-check@from-internal");
        await pbx.ListCallsAsync(Talking);
        return pbx;
    }
}
