using CallBridge.Calls;
using CallBridge.Calls.Phone;
using CallBridge.Telephony.Asterisk;

namespace CallBridge.Telephony.Tests.Asterisk;

public sealed class AsteriskPhonesTests : PhoneDialogue
{
    [Fact]
    public async Task Connect_is_told_only_with_the_whole_list()
    {
        await using var session = await ConnectAsync(Talking());
        var up = await Phone.NextAsync<LinkUp>(_ => true);
        Assert.Equal(("pbx1", "2026-03-28 23:59:01"), (up.SystemName, up.Incarnation.Replace('T', ' ')));
        var call = Assert.Single(up.Calls);
        Assert.Equal((Leg, ConnectionState.Connected, "07814256404"), (call.Ref, call.State, call.Far.Number));
        Assert.Equal(TimeSpan.FromSeconds(65), call.Age);
    }

    [Fact]
    public async Task Hold_is_asked_of_the_agents_own_channel()
    {
        await using var session = await ConnectAsync(Talking());
        await Phone.NextAsync<LinkUp>(_ => true);
        var hold = Phones.ExecuteAsync(new HoldCall(Extension, Leg), default);
        var notify = await session.ExpectAsync("PJSIPNotify");
        Assert.Equal(("PJSIP/1001-00000002", "Event=hold"), (notify["Channel"], notify["Variable"]));
        await session.AnswerAsync(notify, "Success");
        Assert.Null((await hold).Problem);
    }

    [Fact]
    public async Task Hold_is_learnt_from_the_channel_where_its_device_has_several()
    {
        string[][] another = [["Channel: PJSIP/trunk-00000007", "ChannelState: 6", "Uniqueid: 1763000000.7", "Application: Dial", "Duration: 00:00:09"]];

        await using var session = await ConnectAsync([.. Talking(), .. another], holder: "PJSIP/1001-00000002");

        Assert.Equal(ConnectionState.Held, Assert.Single((await Phone.NextAsync<LinkUp>(_ => true)).Calls).State);
    }

    [Fact]
    public async Task Hold_of_the_far_end_is_learnt_from_its_channel()
    {
        await using var session = await ConnectAsync(Talking(), holder: "PJSIP/trunk-00000001");

        Assert.Equal(ConnectionState.HeldByRemote, Assert.Single((await Phone.NextAsync<LinkUp>(_ => true)).Calls).State);
    }

    [Fact]
    public async Task Hold_that_is_taken_back_after_the_answer_and_before_the_list_is_none()
    {
        BeforeSecondList = session => session.WriteEventAsync("Unhold", "Channel: PJSIP/1001-00000002", $"Uniqueid: {Leg}", "ChannelState: 6");

        await using var session = await ConnectAsync(Talking(), holder: "PJSIP/1001-00000002");

        Assert.Equal(ConnectionState.Connected, Assert.Single((await Phone.NextAsync<LinkUp>(_ => true)).Calls).State);
    }

    [Fact]
    public async Task Hold_that_ended_behind_a_lost_connection_is_none()
    {
        var session = await ConnectAsync(Talking(), holder: "PJSIP/1001-00000002");
        await Phone.NextAsync<LinkUp>(up => up.Calls[0].State == ConnectionState.Held);
        await session.DisposeAsync();
        await PassDelayAsync((await Phone.NextAsync<LinkDown>(_ => true)).RetryIn!.Value);

        await using var again = await ConnectAsync(Talking());

        Assert.Equal(ConnectionState.Connected, Assert.Single((await Phone.NextAsync<LinkUp>(_ => true)).Calls).State);
    }

    [Fact]
    public async Task Dead_connection_is_told_within_the_heartbeat_with_how_long_it_was_silent()
    {
        await using var session = await ConnectAsync([]);
        await Phone.NextAsync<LinkUp>(_ => true);
        var heartbeat = new AsteriskOptions().Heartbeat;
        var dial = Phones.ExecuteAsync(new DialPhone(Extension, Click, "01632960001"), default);
        await session.ExpectAsync("Originate");
        await Time.ArmedAsync(heartbeat / 2);

        Time.Advance(heartbeat / 2);
        await Time.ArmedAsync(heartbeat / 2);
        Assert.Null((await dial).Problem);
        Time.Advance(heartbeat / 2);

        var down = await Phone.NextAsync<LinkDown>(_ => true);
        Assert.Equal(heartbeat.TotalSeconds, down.Silence.TotalSeconds, 3);
    }

    [Fact]
    public async Task Transfer_names_the_context_of_the_options()
    {
        await using var session = await ConnectAsync(Talking());
        await Phone.NextAsync<LinkUp>(_ => true);
        var transfer = Phones.ExecuteAsync(new TransferCall(Extension, Leg, "1002"), default);
        var action = await session.ExpectAsync("BlindTransfer");
        Assert.Equal(("PJSIP/1001-00000002", "1002", "from-internal"), (action["Channel"], action["Exten"], action["Context"]));
        await session.AnswerAsync(action, "Error", "Message: No such channel");
        Assert.Contains("No such channel", (await transfer).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Digits_go_to_the_far_party_one_an_action()
    {
        await using var session = await ConnectAsync(Talking());
        await Phone.NextAsync<LinkUp>(_ => true);
        var send = Phones.ExecuteAsync(new SendDigits(Extension, Leg, "5#"), default);
        foreach (var digit in new[] { "5", "#" })
        {
            var play = await session.ExpectAsync("PlayDTMF");
            Assert.Equal(("PJSIP/trunk-00000001", digit), (play["Channel"], play["Digit"]));
            await session.AnswerAsync(play, "Success");
            await Time.ArmedAsync(TimeSpan.FromMilliseconds(150));
            Time.Advance(TimeSpan.FromMilliseconds(150));
        }

        Assert.Null((await send).Problem);
    }

    [Fact]
    public async Task Dial_rings_the_agents_phone_with_our_own_channel_id()
    {
        await using var session = await ConnectAsync([]);
        await Phone.NextAsync<LinkUp>(_ => true);
        var dial = Phones.ExecuteAsync(new DialPhone(Extension, Click, "01632960001"), default);
        var originate = await session.ExpectAsync("Originate");
        Assert.Equal(
            ("PJSIP/1001", "from-internal", "01632960001", "true", Click, "30000"),
            (originate["Channel"], originate["Context"], originate["Exten"], originate["Async"], originate["ChannelId"], originate["Timeout"]));

        // The phone shows the number while it rings; the called party is shown the agent's own, which a CallerID would replace.
        Assert.Equal(("CONNECTEDLINE(all,i)=\"01632960001\" <01632960001>", null), (originate["Variable"], originate["CallerID"]));
        await session.AnswerAsync(originate, "Success", "Message: Originate successfully queued");
        Assert.Null((await dial).Problem);
        await session.WriteEventAsync("OriginateResponse", $"ActionID: {originate.ActionId}", "Response: Failure", "Reason: 0", "Uniqueid: <null>");
        Assert.Equal(EndReason.Unreachable, await Phone.EndAsync());
    }

    [Fact]
    public async Task Dial_that_the_dial_plan_has_nothing_for_names_the_context()
    {
        await using var session = await ConnectAsync([]);
        await Phone.NextAsync<LinkUp>(_ => true);
        var dial = Phones.ExecuteAsync(new DialPhone(Extension, Click, "12345678"), default);
        await session.AnswerAsync(await session.ExpectAsync("Originate"), "Error", "Message: Extension does not exist.");
        Assert.Contains("context from-internal", (await dial).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1\n")]
    [InlineData("1\r\nAction: Command")]
    [InlineData("300&SIP/x")]
    [InlineData("")]
    public async Task Number_that_is_none_is_refused_and_nothing_is_sent(string number)
    {
        await using var session = await ConnectAsync(Talking());
        await Phone.NextAsync<LinkUp>(_ => true);
        Assert.NotNull((await Phones.ExecuteAsync(new DialPhone(Extension, Click, number), default)).Problem);
        Assert.NotNull((await Phones.ExecuteAsync(new TransferCall(Extension, Leg, number), default)).Problem);

        // The next thing on the wire is the next good command.
        var hangUp = Phones.ExecuteAsync(new HangUpCall(Extension, Leg), default);
        var action = await session.ExpectAsync("Hangup");
        Assert.Equal(("PJSIP/1001-00000002", "16"), (action["Channel"], action["Cause"]));
        await session.AnswerAsync(action, "Success");
        Assert.Null((await hangUp).Problem);
    }

    [Fact]
    public async Task Lost_connection_is_told_and_the_next_list_ends_what_is_gone()
    {
        var session = await ConnectAsync(Talking());
        await Phone.NextAsync<LinkUp>(_ => true);
        await session.DisposeAsync();
        var down = await Phone.NextAsync<LinkDown>(_ => true);
        Assert.NotNull(down.RetryIn);
        Assert.Equal("The phone system is not connected.", (await Phones.ExecuteAsync(new HangUpCall(Extension, Leg), default)).Problem);

        await PassDelayAsync(down.RetryIn.Value);
        await using var again = await ConnectAsync([]);
        Assert.Empty((await Phone.NextAsync<LinkUp>(_ => true)).Calls);
    }

    [Fact]
    public async Task List_that_may_not_be_read_is_told_with_what_to_do()
    {
        await using var session = await Server.AcceptAsync();
        await LogInAsync(session);
        await session.AnswerAsync(await session.ExpectAsync("BridgeList"), "Error", "Message: Permission denied");
        await session.AnswerAsync(await session.ExpectAsync("DeviceStateList"), "Error", "Message: Permission denied");
        await session.AnswerAsync(await session.ExpectAsync("ParkedCalls"), "Error", "Message: Invalid/unknown command");
        await session.AnswerAsync(await session.ExpectAsync("CoreShowChannels"), "Error", "Message: Permission denied");
        Assert.Contains("manager.conf", (await Phone.NextAsync<LinkDown>(_ => true)).Problem, StringComparison.Ordinal);
    }
}
