using CallBridge.Ami.Sessions;
using CallBridge.Ami.Tests.Dialogue;
using CallBridge.Ami.Wire;

namespace CallBridge.Ami.Tests.Sessions;

public sealed class HostileServerTests : IAsyncLifetime, IDisposable
{
    // An odd frequency makes timestamps inexact.
    private static TimeSpan Rounded(TimeSpan time) => TimeSpan.FromSeconds(Math.Round(time.TotalSeconds, 3));

    private static readonly AmiLimits Limits = new() { LineBytes = 2048, HeadersPerMessage = 100, MessageBytes = 8192 };

    private readonly ScriptedServer _server = new();
    private readonly FakeTime _time = new();
    private AmiConnection _client = null!;
    private ScriptedSession _session = null!;

    private AmiOptions Options => _server.Options with
    {
        Limits = Limits,
        InboxCapacity = 16,
        PingInterval = TimeSpan.FromSeconds(20),
        PingTimeout = TimeSpan.FromSeconds(7),
    };

    public async Task InitializeAsync() => (_client, _session) = await Dialogue.Sessions.OpenAsync(_server, Options, _time);

    public async Task DisposeAsync()
    {
        await _client.DisposeAsync();
        await _session.DisposeAsync();
    }

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Endless_line_faults()
    {
        await _session.WriteAsync(new byte[Limits.LineBytes + 1]);

        await AssertFaultAsync(AmiFault.LineTooLong);
    }

    [Fact]
    public async Task Garbage_faults()
    {
        var noise = new byte[64 * 1024];
        new Random(20260329).NextBytes(noise);
        await _session.WriteAsync(noise);

        var end = await Patience.Of(_client.Ended);

        Assert.Equal(AmiEndReason.ProtocolFault, end.Reason);
    }

    [Fact]
    public async Task Lines_of_another_protocol_fault()
    {
        await _session.WriteAsync(string.Concat(Enumerable.Repeat("hello\r\n\r\n", Limits.MalformedMessagesInARow + 1)));

        await AssertFaultAsync(AmiFault.Garbage);
    }

    [Fact]
    public async Task Too_many_headers_fault()
    {
        await _session.WriteAsync("Event: Newchannel\r\n" + string.Concat(Enumerable.Repeat("A: b\r\n", Limits.HeadersPerMessage)));

        await AssertFaultAsync(AmiFault.TooManyHeaders);
    }

    [Fact]
    public async Task Huge_message_faults()
    {
        await _session.WriteAsync("Event: Newchannel\r\n" + string.Concat(Enumerable.Repeat($"A: {new string('x', 1000)}\r\n", 9)));

        await AssertFaultAsync(AmiFault.MessageTooLong);
    }

    [Fact]
    public async Task Close_in_mid_message_ends_the_session_and_delivers_no_half_message()
    {
        await _session.WriteAsync("Event: Hangup\r\nUniqueid: 1.1\r\n\r\nEvent: Hangup\r\nUniqueid: 1.");
        await _session.DisposeAsync();

        var end = await Patience.Of(_client.Ended);

        Assert.Equal(AmiEndReason.ClosedByServer, end.Reason);
        Assert.Equal("1.1", (await _client.Inbox.ReadAsync())!.Message["Uniqueid"]);
        Assert.False(await _client.Inbox.WaitToReadAsync());
    }

    [Fact]
    public async Task Slow_consumer_overflows_the_inbox_and_what_was_taken_in_stays_readable()
    {
        for (var i = 0; i < 17; i++) await _session.WriteEventAsync("Hangup", $"Uniqueid: 1.{i}");

        var end = await Patience.Of(_client.Ended);

        Assert.Equal(AmiEndReason.InboxOverflow, end.Reason);
        Assert.Equal(16, _client.Inbox.Count);
    }

    [Fact]
    public async Task Answered_ping_keeps_the_session()
    {
        for (var i = 0; i < 3; i++)
        {
            await _time.ArmedAsync(TimeSpan.FromSeconds(20));
            _time.Advance(TimeSpan.FromSeconds(20));
            await _session.AnswerAsync(await _session.ExpectAsync("Ping"), "Success", "Ping: Pong");
        }

        await _time.ArmedAsync(TimeSpan.FromSeconds(20));
        Assert.False(_client.Ended.IsCompleted);
    }

    [Fact]
    public async Task Unanswered_ping_ends_the_session()
    {
        await PingAsync();

        _time.Advance(TimeSpan.FromSeconds(7));

        Assert.Equal(AmiEndReason.PingTimedOut, (await Patience.Of(_client.Ended)).Reason);
    }

    [Fact]
    public async Task Messages_before_the_pings_answer_keep_the_session()
    {
        await PingAsync();
        await _session.WriteEventAsync("Hangup");
        await _session.WriteEventAsync("Hangup");
        await Patience.Of(_client.Inbox.ReadAsync().AsTask());

        _time.Advance(TimeSpan.FromSeconds(7));

        await _session.ExpectAsync("Ping");
        Assert.False(_client.Ended.IsCompleted);
    }

    [Fact]
    public async Task Connection_that_dies_after_a_message_is_found_dead_within_the_heartbeat_limit()
    {
        await PingAsync();
        _time.Advance(TimeSpan.FromSeconds(6));
        await _session.WriteEventAsync("Hangup");
        await Patience.Of(_client.Inbox.ReadAsync().AsTask());

        _time.Advance(TimeSpan.FromSeconds(1));
        await _session.ExpectAsync("Ping");
        await _time.ArmedAsync(TimeSpan.FromSeconds(7));
        _time.Advance(TimeSpan.FromSeconds(7));

        var end = await Patience.Of(_client.Ended);
        Assert.Equal((AmiEndReason.PingTimedOut, TimeSpan.FromSeconds(8)), (end.Reason, Rounded(end.Silence)));
        Assert.InRange(end.Silence, TimeSpan.Zero, Options.HeartbeatLimit);
    }

    [Fact]
    public async Task Connection_that_dies_after_a_pings_answer_is_found_dead_at_the_heartbeat_limit()
    {
        await PingAsync();
        await _session.WriteEventAsync("Hangup");
        await Patience.Of(_client.Inbox.ReadAsync().AsTask());
        _time.Advance(TimeSpan.FromSeconds(7));
        await _session.AnswerAsync(await _session.ExpectAsync("Ping"), "Success");

        await PingAsync();
        _time.Advance(TimeSpan.FromSeconds(7));

        Assert.Equal(Options.HeartbeatLimit, Rounded((await Patience.Of(_client.Ended)).Silence));
    }

    [Fact]
    public async Task End_that_shows_at_once_was_no_silence()
    {
        await _time.ArmedAsync(TimeSpan.FromSeconds(20));
        _time.Advance(TimeSpan.FromSeconds(19));

        await _session.DisposeAsync();

        Assert.Equal(TimeSpan.Zero, (await Patience.Of(_client.Ended)).Silence);
    }

    [Fact]
    public async Task Dead_connection_is_reset_so_that_nothing_sent_arrives_later()
    {
        // As much as no buffer holds, so that something is still on its way when the connection counts as dead.
        var big = new AmiAction("UserEvent");
        for (var i = 0; i < 100; i++) big = big.With("Data", new string('x', 1000));
        var sending = Enumerable.Range(0, 200).Select(_ => _client.SendAsync(big, TimeSpan.FromMinutes(1), CancellationToken.None)).ToArray();
        await _time.ArmedAsync(TimeSpan.FromSeconds(20));
        _time.Advance(TimeSpan.FromSeconds(20));
        await _time.ArmedAsync(TimeSpan.FromSeconds(7));
        _time.Advance(TimeSpan.FromSeconds(7));
        await Patience.Of(_client.Ended);
        await Patience.Of(Task.WhenAll(sending));

        await Assert.ThrowsAsync<IOException>(ReadToTheEndAsync);

        async Task ReadToTheEndAsync()
        {
            while (true) await _session.ExpectAsync("UserEvent");
        }
    }

    [Fact]
    public async Task Drip_of_single_bytes_does_not_keep_the_session()
    {
        await _session.WriteAsync("Event: Hang");
        await PingAsync();
        await _session.WriteAsync("up\r\nUniqueid");

        _time.Advance(TimeSpan.FromSeconds(7));

        Assert.Equal(AmiEndReason.PingTimedOut, (await Patience.Of(_client.Ended)).Reason);
    }

    [Fact]
    public async Task Action_that_timed_out_behind_a_server_that_does_not_read_is_never_sent()
    {
        // More than loopback's buffers hold: the writer waits inside the first write that finds them full.
        var big = new AmiAction("UserEvent");
        for (var i = 0; i < 100; i++) big = big.With("Data", new string('x', 1000));
        var filling = Enumerable.Range(0, 200).Select(_ => SendAsync(big)).ToArray();
        var originate = SendAsync(new AmiAction("Originate"));
        await _time.ArmedAsync(TimeSpan.FromSeconds(5));

        _time.Advance(TimeSpan.FromSeconds(5));

        var response = await Patience.Of(originate);
        Assert.Equal((AmiOutcome.TimedOut, false), (response.Outcome, response.MayHaveRun));
        await Patience.Of(Task.WhenAll(filling));
    }

    private async Task PingAsync()
    {
        await _time.ArmedAsync(TimeSpan.FromSeconds(20));
        _time.Advance(TimeSpan.FromSeconds(20));
        await _session.ExpectAsync("Ping");
        await _time.ArmedAsync(TimeSpan.FromSeconds(7));
    }

    private Task<AmiResponse> SendAsync(AmiAction action) => _client.SendAsync(action, TimeSpan.FromSeconds(5), CancellationToken.None);

    private async Task AssertFaultAsync(AmiFault fault)
    {
        var end = await Patience.Of(_client.Ended);
        Assert.Equal((AmiEndReason.ProtocolFault, fault), (end.Reason, end.Fault));
    }
}
