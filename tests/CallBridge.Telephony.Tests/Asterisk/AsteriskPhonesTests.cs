using CallBridge.Ami.Tests.Dialogue;
using CallBridge.Ami.Wire;
using CallBridge.Calls;
using CallBridge.Calls.Phone;
using CallBridge.Telephony.Asterisk;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Telephony.Tests.Asterisk;

/// <summary>The shell as a dialogue with a scripted Asterisk.</summary>
public sealed class AsteriskPhonesTests : IAsyncLifetime, IDisposable
{
    private const string Extension = "1001";
    private const string Leg = "1763000000.2";
    private const string Click = "5d9f7a54-0000-4000-8000-000000000001";
    private readonly ScriptedServer _server = new();
    private readonly FakeTime _time = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly ObservedPhone _phone = new();
    private readonly AsteriskPhones _phones;
    private Task _run = Task.CompletedTask;
    private Func<ScriptedSession, Task> _beforeSecondList = _ => Task.CompletedTask;

    public AsteriskPhonesTests() => _phones = new AsteriskPhones(
        new AsteriskOptions { Port = _server.Port, Username = "callbridge", Secret = "s3cret" },
        [new PhoneLine(Extension, "PJSIP/1001")],
        _time,
        NullLogger<AsteriskPhones>.Instance);

    public Task InitializeAsync()
    {
        _run = _phones.RunAsync(_phone, _stop.Token);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _run);
    }

    public void Dispose()
    {
        _stop.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task Connect_is_told_only_with_the_whole_list()
    {
        await using var session = await ConnectAsync(Talking());
        var up = await _phone.NextAsync<LinkUp>(_ => true);
        Assert.Equal(("pbx1", "2026-03-28 23:59:01"), (up.SystemName, up.Incarnation.Replace('T', ' ')));
        var call = Assert.Single(up.Calls);
        Assert.Equal((Leg, ConnectionState.Connected, "07814256404"), (call.Ref, call.State, call.Far.Number));
        Assert.Equal(TimeSpan.FromSeconds(65), call.Age);
    }

    [Fact]
    public async Task Hold_is_asked_of_the_agents_own_channel()
    {
        await using var session = await ConnectAsync(Talking());
        await _phone.NextAsync<LinkUp>(_ => true);
        var hold = _phones.ExecuteAsync(new HoldCall(Extension, Leg), default);
        var notify = await session.ExpectAsync("PJSIPNotify");
        Assert.Equal(("PJSIP/1001-00000002", "Event=hold"), (notify["Channel"], notify["Variable"]));
        await session.AnswerAsync(notify, "Success");
        Assert.Null((await hold).Problem);
    }

    [Fact]
    public async Task Hold_is_learnt_from_the_channel_where_its_device_has_several()
    {
        string[][] another = [["Channel: PJSIP/trunk-00000007", "ChannelState: 6", "Uniqueid: 1763000000.7", "Application: Dial", "Duration: 00:00:09"]];

        await using var session = await ConnectAsync([.. Talking(), .. another], "PJSIP/1001-00000002");

        Assert.Equal(ConnectionState.Held, Assert.Single((await _phone.NextAsync<LinkUp>(_ => true)).Calls).State);
    }

    [Fact]
    public async Task Hold_of_the_far_end_is_learnt_from_its_channel()
    {
        await using var session = await ConnectAsync(Talking(), "PJSIP/trunk-00000001");

        Assert.Equal(ConnectionState.HeldByRemote, Assert.Single((await _phone.NextAsync<LinkUp>(_ => true)).Calls).State);
    }

    [Fact]
    public async Task Hold_that_is_taken_back_after_the_answer_and_before_the_list_is_none()
    {
        _beforeSecondList = session => session.WriteEventAsync("Unhold", "Channel: PJSIP/1001-00000002", $"Uniqueid: {Leg}", "ChannelState: 6");

        await using var session = await ConnectAsync(Talking(), "PJSIP/1001-00000002");

        Assert.Equal(ConnectionState.Connected, Assert.Single((await _phone.NextAsync<LinkUp>(_ => true)).Calls).State);
    }

    [Fact]
    public async Task Hold_that_ended_behind_a_lost_connection_is_none()
    {
        var session = await ConnectAsync(Talking(), "PJSIP/1001-00000002");
        await _phone.NextAsync<LinkUp>(up => up.Calls[0].State == ConnectionState.Held);
        await session.DisposeAsync();
        await PassDelayAsync((await _phone.NextAsync<LinkDown>(_ => true)).RetryIn!.Value);

        await using var again = await ConnectAsync(Talking());

        Assert.Equal(ConnectionState.Connected, Assert.Single((await _phone.NextAsync<LinkUp>(_ => true)).Calls).State);
    }

    [Fact]
    public async Task Dead_connection_is_told_within_the_heartbeat_with_how_long_it_was_silent()
    {
        await using var session = await ConnectAsync([]);
        await _phone.NextAsync<LinkUp>(_ => true);
        var heartbeat = new AsteriskOptions().Heartbeat;
        var dial = _phones.ExecuteAsync(new DialPhone(Extension, Click, "01632960001"), default);
        await session.ExpectAsync("Originate");
        await _time.ArmedAsync(heartbeat / 2);

        _time.Advance(heartbeat / 2);
        await _time.ArmedAsync(heartbeat / 2);
        Assert.Null((await dial).Problem);
        _time.Advance(heartbeat / 2);

        var down = await _phone.NextAsync<LinkDown>(_ => true);
        Assert.Equal(heartbeat.TotalSeconds, down.Silence.TotalSeconds, 3);
    }

    [Fact]
    public async Task Transfer_names_the_context_of_the_options()
    {
        await using var session = await ConnectAsync(Talking());
        await _phone.NextAsync<LinkUp>(_ => true);
        var transfer = _phones.ExecuteAsync(new TransferCall(Extension, Leg, "1002"), default);
        var action = await session.ExpectAsync("BlindTransfer");
        Assert.Equal(("PJSIP/1001-00000002", "1002", "from-internal"), (action["Channel"], action["Exten"], action["Context"]));
        await session.AnswerAsync(action, "Error", "Message: No such channel");
        Assert.Contains("No such channel", (await transfer).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Digits_go_to_the_far_party_one_an_action()
    {
        await using var session = await ConnectAsync(Talking());
        await _phone.NextAsync<LinkUp>(_ => true);
        var send = _phones.ExecuteAsync(new SendDigits(Extension, Leg, "5#"), default);
        foreach (var digit in new[] { "5", "#" })
        {
            var play = await session.ExpectAsync("PlayDTMF");
            Assert.Equal(("PJSIP/trunk-00000001", digit), (play["Channel"], play["Digit"]));
            await session.AnswerAsync(play, "Success");
            await _time.ArmedAsync(TimeSpan.FromMilliseconds(150));
            _time.Advance(TimeSpan.FromMilliseconds(150));
        }

        Assert.Null((await send).Problem);
    }

    [Fact]
    public async Task Dial_rings_the_agents_phone_with_our_own_channel_id()
    {
        await using var session = await ConnectAsync([]);
        await _phone.NextAsync<LinkUp>(_ => true);
        var dial = _phones.ExecuteAsync(new DialPhone(Extension, Click, "01632960001"), default);
        var originate = await session.ExpectAsync("Originate");
        Assert.Equal(
            ("PJSIP/1001", "from-internal", "01632960001", "true", Click, "30000"),
            (originate["Channel"], originate["Context"], originate["Exten"], originate["Async"], originate["ChannelId"], originate["Timeout"]));
        await session.AnswerAsync(originate, "Success", "Message: Originate successfully queued");
        Assert.Null((await dial).Problem);
        await session.WriteEventAsync("OriginateResponse", $"ActionID: {originate.ActionId}", "Response: Failure", "Reason: 0", "Uniqueid: <null>");
        Assert.Equal(EndReason.Unreachable, await _phone.EndAsync());
    }

    [Theory]
    [InlineData("1\n")]
    [InlineData("1\r\nAction: Command")]
    [InlineData("300&SIP/x")]
    [InlineData("")]
    public async Task Number_that_is_none_is_refused_and_nothing_is_sent(string number)
    {
        await using var session = await ConnectAsync(Talking());
        await _phone.NextAsync<LinkUp>(_ => true);
        Assert.NotNull((await _phones.ExecuteAsync(new DialPhone(Extension, Click, number), default)).Problem);
        Assert.NotNull((await _phones.ExecuteAsync(new TransferCall(Extension, Leg, number), default)).Problem);

        // The next thing on the wire is the next good command.
        var hangUp = _phones.ExecuteAsync(new HangUpCall(Extension, Leg), default);
        var action = await session.ExpectAsync("Hangup");
        Assert.Equal(("PJSIP/1001-00000002", "16"), (action["Channel"], action["Cause"]));
        await session.AnswerAsync(action, "Success");
        Assert.Null((await hangUp).Problem);
    }

    [Fact]
    public async Task Lost_connection_is_told_and_the_next_list_ends_what_is_gone()
    {
        var session = await ConnectAsync(Talking());
        await _phone.NextAsync<LinkUp>(_ => true);
        await session.DisposeAsync();
        var down = await _phone.NextAsync<LinkDown>(_ => true);
        Assert.NotNull(down.RetryIn);
        Assert.Equal("The phone system is not connected.", (await _phones.ExecuteAsync(new HangUpCall(Extension, Leg), default)).Problem);

        await PassDelayAsync(down.RetryIn.Value);
        await using var again = await ConnectAsync([]);
        Assert.Empty((await _phone.NextAsync<LinkUp>(_ => true)).Calls);
    }

    [Fact]
    public async Task List_that_may_not_be_read_is_told_with_what_to_do()
    {
        await using var session = await _server.AcceptAsync();
        await LogInAsync(session);
        await session.AnswerAsync(await session.ExpectAsync("BridgeList"), "Error", "Message: Permission denied");
        await session.AnswerAsync(await session.ExpectAsync("DeviceStateList"), "Error", "Message: Permission denied");
        await session.AnswerAsync(await session.ExpectAsync("CoreShowChannels"), "Error", "Message: Permission denied");
        Assert.Contains("manager.conf", (await _phone.NextAsync<LinkDown>(_ => true)).Problem, StringComparison.Ordinal);
    }

    private async Task PassDelayAsync(TimeSpan retryIn)
    {
        // Task.Delay counts whole milliseconds.
        var delay = TimeSpan.FromMilliseconds(Math.Floor(retryIn.TotalMilliseconds));
        await _time.ArmedAsync(delay);
        _time.Advance(delay);
    }

    private static string[][] Talking() =>
    [
        [
            "Channel: PJSIP/trunk-00000001", "ChannelState: 6", "CallerIDNum: 07814256404", "CallerIDName: <unknown>", "ConnectedLineNum: 1001",
            "Exten: 02079460000", "Uniqueid: 1763000000.1", "Linkedid: 1763000000.1", "Application: Dial", "Duration: 00:01:06", "BridgeId: b1",
        ],
        [
            "Channel: PJSIP/1001-00000002", "ChannelState: 6", "CallerIDNum: 1001", "ConnectedLineNum: 07814256404", "Exten: ",
            $"Uniqueid: {Leg}", "Linkedid: 1763000000.1", "Application: AppDial", "Duration: 00:01:05", "BridgeId: b1",
        ],
    ];

    /// <param name="channels">All there are; those in a bridge with the agent are asked for their hold, one by one.</param>
    /// <param name="holders">Names of those that hold.</param>
    private async Task<ScriptedSession> ConnectAsync(string[][] channels, params string[] holders)
    {
        var session = await _server.AcceptAsync();
        await LogInAsync(session);
        await ListAsync(session, "BridgeList", "BridgeListItem", Bridges);
        await ListAsync(session, "DeviceStateList", "DeviceStateChange", [["Device: PJSIP/trunk", "State: INUSE"]]);
        await ListAsync(session, "CoreShowChannels", "CoreShowChannel", channels);
        var bridged = channels.Count(channel => channel.Contains("BridgeId: b1"));
        if (bridged < 2)
            return session;
        for (var i = 0; i < bridged; i++)
        {
            var asked = await session.ExpectAsync("Getvar");
            Assert.Equal("CHANNEL(rtp,hold)", asked["Variable"]);
            await session.AnswerAsync(asked, "Success", "Variable: CHANNEL(rtp,hold)", $"Value: {(holders.Contains(asked["Channel"]) ? 1 : 0)}");
        }

        await _beforeSecondList(session);
        await ListAsync(session, "BridgeList", "BridgeListItem", Bridges);
        await ListAsync(session, "CoreShowChannels", "CoreShowChannel", channels);
        return session;
    }

    private static string[][] Bridges => [["BridgeUniqueid: b1", "BridgeTechnology: simple_bridge"]];

    private static async Task LogInAsync(ScriptedSession session)
    {
        await session.WriteAsync(ScriptedSession.Banner);
        await session.AcceptLoginAsync();
        await session.AnswerAsync(await session.ExpectAsync("ListCommands"), "Error", "Message: Permission denied");
        await session.AnswerAsync(await session.ExpectAsync("CoreSettings"), "Success", "SystemName: pbx1");
        await session.AnswerAsync(await session.ExpectAsync("CoreStatus"), "Success", "CoreStartupDate: 2026-03-28", "CoreStartupTime: 23:59:01");
        foreach (var _ in Ami.AmiOptions.Noise)
            await session.AnswerAsync(await session.ExpectAsync("Filter"), "Success");
    }

    private static async Task ListAsync(ScriptedSession session, string action, string item, string[][] rows)
    {
        AmiMessage asked = await session.ExpectAsync(action);
        await session.AnswerAsync(asked, "Success", "EventList: start");
        foreach (var row in rows)
            await session.WriteEventAsync(item, [$"ActionID: {asked.ActionId}", .. row]);
        await session.WriteEventAsync(action + "Complete", $"ActionID: {asked.ActionId}", "EventList: Complete", $"ListItems: {rows.Length}");
    }
}
