using CallBridge.Ami.Tests.Dialogue;
using CallBridge.Ami.Wire;
using CallBridge.Calls;
using CallBridge.Calls.Phone;

namespace CallBridge.Telephony.Tests.Asterisk;

/// <summary>Commands about two calls, and what is sent of them when the first half fails.</summary>
public sealed class PairCommandsTests : PhoneDialogue
{
    private const string Consultation = "1763000000.4";

    [Fact]
    public async Task Consultation_is_dialled_only_when_the_first_call_is_seen_on_hold()
    {
        await using var session = await ConnectAsync(Talking());
        await Phone.NextAsync<LinkUp>(_ => true);
        var consult = Phones.ExecuteAsync(new ConsultCall(Extension, Leg, Click, "2001"), default);
        var hold = await session.ExpectAsync("PJSIPNotify");
        Assert.Equal(("PJSIP/1001-00000002", "Event=hold"), (hold["Channel"], hold["Variable"]));
        await session.AnswerAsync(hold, "Success");
        await HoldsAsync(session, "PJSIP/1001-00000002", Leg);
        var originate = await session.ExpectAsync("Originate");
        Assert.Equal(("PJSIP/1001", "2001", Click), (originate["Channel"], originate["Exten"], originate["ChannelId"]));
        await session.AnswerAsync(originate, "Success");
        Assert.Null((await consult).Problem);
        await session.WriteEventAsync("Newchannel", "Channel: PJSIP/1001-00000009", "ChannelState: 0", "CallerIDNum: 1001", $"Uniqueid: {Click}");
        Assert.Equal(Leg, (await Phone.NextAsync<CallObserved>(o => o.Call.Ref == Click)).Call.ConsultOf);
    }

    [Fact]
    public async Task Consultation_is_not_dialled_when_the_phone_does_not_hold()
    {
        await using var session = await ConnectAsync(Talking());
        await Phone.NextAsync<LinkUp>(_ => true);
        var consult = Phones.ExecuteAsync(new ConsultCall(Extension, Leg, Click, "2001"), default);
        await session.AnswerAsync(await session.ExpectAsync("PJSIPNotify"), "Success");
        await Time.ArmedAsync(TimeSpan.FromSeconds(3));
        Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Contains("did not put the first call on hold", (await consult).Problem, StringComparison.Ordinal);
        await NextIsAsync(session, "Hangup");
    }

    [Fact]
    public async Task Number_that_is_none_is_refused_before_the_call_is_put_on_hold_for_it()
    {
        await using var session = await ConnectAsync(Talking());
        await Phone.NextAsync<LinkUp>(_ => true);
        Assert.NotNull((await Phones.ExecuteAsync(new ConsultCall(Extension, Leg, Click, "2001\r\nAction: Command"), default)).Problem);
        await NextIsAsync(session, "Hangup");
    }

    [Fact]
    public async Task Swap_holds_the_one_then_takes_back_the_other()
    {
        await using var session = await ConnectAsync(TwoCalls());
        await Phone.NextAsync<LinkUp>(_ => true);
        await HoldsAsync(session, "PJSIP/1001-00000002", Leg);
        await Phone.StateAsync(ConnectionState.Held);
        var swap = Phones.ExecuteAsync(new SwapCalls(Extension, Consultation, Leg), default);
        var hold = await session.ExpectAsync("PJSIPNotify");
        Assert.Equal(("PJSIP/1001-00000004", "Event=hold"), (hold["Channel"], hold["Variable"]));
        await session.AnswerAsync(hold, "Success");
        await HoldsAsync(session, "PJSIP/1001-00000004", Consultation);
        var talk = await session.ExpectAsync("PJSIPNotify");
        Assert.Equal(("PJSIP/1001-00000002", "Event=talk"), (talk["Channel"], talk["Variable"]));
        await session.AnswerAsync(talk, "Success");
        Assert.Null((await swap).Problem);
    }

    [Fact]
    public async Task Transfer_is_completed_by_joining_the_far_ends()
    {
        await using var session = await ConnectAsync(TwoCalls());
        await Phone.NextAsync<LinkUp>(_ => true);
        var complete = Phones.ExecuteAsync(new CompleteTransfer(Extension, Leg, Consultation), default);
        var join = await session.ExpectAsync("Bridge");
        Assert.Equal(("PJSIP/trunk-00000001", "PJSIP/2001-00000005", "no"), (join["Channel1"], join["Channel2"], join["Tone"]));
        await session.AnswerAsync(join, "Success");
        Assert.Null((await complete).Problem);
    }

    [Fact]
    public async Task Conference_moves_those_who_talk_then_the_one_on_hold_into_one_room()
    {
        await using var session = await ConnectAsync(TwoCalls());
        await Phone.NextAsync<LinkUp>(_ => true);
        var confer = Phones.ExecuteAsync(new ConferenceCalls(Extension, Consultation, Leg), default);
        var find = await session.ExpectAsync("ShowDialPlan");
        var room = find["Extension"]!;
        Assert.Equal("rooms", find["Context"]);
        Assert.Matches(@"\A[0-9]{16}\z", room);
        await session.AnswerAsync(find, "Success", "EventList: start");
        await session.WriteEventAsync("ShowDialPlanComplete", $"ActionID: {find.ActionId}", "EventList: Complete", "ListItems: 0");
        var two = await session.ExpectAsync("Redirect");
        Assert.Equal(("PJSIP/1001-00000004", "PJSIP/2001-00000005"), (two["Channel"], two["ExtraChannel"]));
        Assert.Equal(("rooms", room, "rooms", room), (two["Context"], two["Exten"], two["ExtraContext"], two["ExtraExten"]));
        await session.AnswerAsync(two, "Success");
        var third = await session.ExpectAsync("Redirect");
        Assert.Equal(("PJSIP/trunk-00000001", null, "rooms", room), (third["Channel"], third["ExtraChannel"], third["Context"], third["Exten"]));
        await session.AnswerAsync(third, "Success");
        Assert.Null((await confer).Problem);
    }

    [Fact]
    public async Task Conference_moves_nobody_where_the_dial_plan_has_no_room()
    {
        await using var session = await ConnectAsync(TwoCalls());
        await Phone.NextAsync<LinkUp>(_ => true);
        var confer = Phones.ExecuteAsync(new ConferenceCalls(Extension, Consultation, Leg), default);
        await session.AnswerAsync(await session.ExpectAsync("ShowDialPlan"), "Error", "Message: Did not find context rooms");
        var problem = (await confer).Problem;
        Assert.Contains("Did not find context rooms", problem, StringComparison.Ordinal);
        Assert.Contains("ConferenceContext", problem, StringComparison.Ordinal);
        await NextIsAsync(session, "Hangup");
    }

    [Fact]
    public async Task Mute_taken_by_the_phone_system_is_told()
    {
        await using var session = await ConnectAsync(Talking());
        await Phone.NextAsync<LinkUp>(_ => true);
        var mute = Phones.ExecuteAsync(new MuteCall(Extension, Leg, Muted: true), default);
        var action = await session.ExpectAsync("MuteAudio");
        Assert.Equal(("PJSIP/1001-00000002", "in", "on"), (action["Channel"], action["Direction"], action["State"]));
        await session.AnswerAsync(action, "Success");
        Assert.Null((await mute).Problem);
        Assert.True((await Phone.NextAsync<CallObserved>(_ => true)).Call.Muted);
    }

    [Fact]
    public async Task Mute_that_was_refused_is_not_told()
    {
        await using var session = await ConnectAsync(Talking());
        await Phone.NextAsync<LinkUp>(_ => true);
        var mute = Phones.ExecuteAsync(new MuteCall(Extension, Leg, Muted: true), default);
        await session.AnswerAsync(await session.ExpectAsync("MuteAudio"), "Error", "Message: Permission denied");
        Assert.Contains("Permission denied", (await mute).Problem, StringComparison.Ordinal);
        await HoldsAsync(session, "PJSIP/1001-00000002", Leg);
        Assert.False((await Phone.NextAsync<CallObserved>(_ => true)).Call.Muted);
    }

    private static string[][] TwoCalls() =>
    [
        .. Talking(),
        [
            "Channel: PJSIP/1001-00000004", "ChannelState: 6", "CallerIDNum: 1001", "ConnectedLineNum: 2001", "Exten: 2001",
            $"Uniqueid: {Consultation}", $"Linkedid: {Consultation}", "Application: Dial", "Duration: 00:00:15", "BridgeId: b2",
        ],
        [
            "Channel: PJSIP/2001-00000005", "ChannelState: 6", "CallerIDNum: 2001", "ConnectedLineNum: 1001", "Exten: ",
            "Uniqueid: 1763000000.5", $"Linkedid: {Consultation}", "Application: AppDial", "Duration: 00:00:15", "BridgeId: b2",
        ],
    ];

    private static Task HoldsAsync(ScriptedSession session, string channel, string uniqueid) =>
        session.WriteEventAsync("Hold", $"Channel: {channel}", "ChannelState: 6", "CallerIDNum: 1001", $"Uniqueid: {uniqueid}");

    /// <summary>Nothing else was sent: the next thing on the wire is the next good command.</summary>
    private async Task NextIsAsync(ScriptedSession session, string action)
    {
        var next = Phones.ExecuteAsync(new HangUpCall(Extension, Leg), default);
        AmiMessage sent = await session.ExpectAsync(action);
        await session.AnswerAsync(sent, "Success");
        Assert.Null((await next).Problem);
    }
}
