using CallBridge.Ami.Sessions;
using CallBridge.Ami.Tests.Dialogue;
using CallBridge.Ami.Wire;

namespace CallBridge.Ami.Tests;

public sealed class AmiClientTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(7);

    private readonly ScriptedServer _server = new();
    private readonly FakeTime _time = new();
    private readonly CancellationTokenSource _stop = new();
    private AmiClient _client = null!;
    private IAsyncEnumerator<AmiSignal> _signals = null!;
    private TimeSpan _delay;

    public Task InitializeAsync()
    {
        // Jitter 0: each delay is the least of its range.
        _client = new AmiClient(_server.Options with { InboxCapacity = 16 }, _time, () => 0);
        _signals = _client.RunAsync(_stop.Token).GetAsyncEnumerator();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _signals.DisposeAsync();

    public void Dispose()
    {
        _server.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task Stream_tells_connected_then_events_then_disconnected_then_connected_anew()
    {
        var session = await ConnectAsync();
        await session.WriteEventAsync("Newchannel", "Uniqueid: 1.1");
        await session.WriteEventAsync("Hangup", "Uniqueid: 1.1");
        await session.DisposeAsync();

        Assert.Equal("Newchannel", Assert.IsType<AmiReceived>(await NextAsync()).Message.Event);
        Assert.Equal("Hangup", Assert.IsType<AmiReceived>(await NextAsync()).Message.Event);
        var disconnected = Assert.IsType<AmiDisconnected>(await NextAsync());
        Assert.Equal(AmiBackoff.Least, disconnected.RetryIn);
        Assert.Equal(_time.GetUtcNow() + AmiBackoff.Least, disconnected.NextTryAt);
        await (await ConnectAsync()).DisposeAsync();
    }

    [Fact]
    public async Task Client_tries_for_ever_with_delays_up_to_half_a_minute()
    {
        var delays = new List<double>();
        for (var i = 0; i < 12; i++) delays.Add((await FailAsync()).RetryIn.TotalSeconds);

        Assert.Equal([1, 2, 4, 8, 15, 15, 15, 15, 15, 15, 15, 15], delays);
    }

    [Fact]
    public async Task Session_that_lasted_starts_the_delays_anew()
    {
        await FailAsync();
        await FailAsync();
        var session = await ConnectAsync();
        _time.Advance(AmiBackoff.StableSession);

        await session.DisposeAsync();

        Assert.Equal(AmiBackoff.Least, Assert.IsType<AmiDisconnected>(await NextAsync()).RetryIn);
    }

    [Fact]
    public async Task Session_that_was_short_goes_on_with_the_delays()
    {
        await FailAsync();
        var session = await ConnectAsync();
        _time.Advance(TimeSpan.FromSeconds(29));

        await session.DisposeAsync();

        Assert.Equal(TimeSpan.FromSeconds(2), Assert.IsType<AmiDisconnected>(await NextAsync()).RetryIn);
    }

    [Fact]
    public async Task Refused_login_is_told_and_tried_again()
    {
        var (session, next) = await TryAsync();
        await session.WriteAsync(ScriptedSession.Banner);
        await session.AnswerAsync(await session.ExpectAsync("Challenge"), "Success", $"Challenge: {ScriptedSession.Challenge}");
        await session.AnswerAsync(await session.ExpectAsync("Login"), "Error", "Message: Authentication failed");

        Assert.Equal(AmiEndReason.LoginRefused, Assert.IsType<AmiDisconnected>(await next).End.Reason);
        await (await ConnectAsync()).DisposeAsync();
    }

    [Fact]
    public async Task Server_that_ends_its_boot_is_asked_again_and_told_as_connected_once_more()
    {
        var session = await ConnectAsync();
        await session.WriteEventAsync("FullyBooted");
        var next = NextAsync();

        await session.AnswerAsync(await session.ExpectAsync("ListCommands"), "Success", "PJSIPNotify: Send a NOTIFY.  (Priv: system,all)");

        var info = Assert.IsType<AmiConnected>(await next).Info;
        Assert.True(info.MayUse("PJSIPNotify"));
        Assert.True(_client.Session!.MayUse("PJSIPNotify"));
        Assert.Equal("FullyBooted", Assert.IsType<AmiReceived>(await NextAsync()).Message.Event);
        await session.DisposeAsync();
    }

    [Fact]
    public async Task Server_that_ends_its_boot_and_does_not_answer_is_not_asked_a_third_time()
    {
        var session = await ConnectAsync();
        await session.WriteEventAsync("FullyBooted");
        await session.WriteEventAsync("Hangup");
        var next = NextAsync();
        await session.ExpectAsync("ListCommands");
        await _time.ArmedAsync(_server.Options.LoginTimeout);

        _time.Advance(_server.Options.LoginTimeout);

        Assert.Equal("FullyBooted", Assert.IsType<AmiReceived>(await next).Message.Event);
        Assert.Equal("Hangup", Assert.IsType<AmiReceived>(await NextAsync()).Message.Event);
        await session.WriteEventAsync("Newchannel");
        Assert.Equal("Newchannel", Assert.IsType<AmiReceived>(await NextAsync()).Message.Event);
        await session.DisposeAsync();
    }

    [Fact]
    public async Task Overflow_ends_the_session_after_what_was_taken_in_and_connects_anew()
    {
        var session = await ConnectAsync();
        await session.WriteAsync(string.Concat(Enumerable.Range(0, 40).Select(i => $"Event: Hangup\r\nUniqueid: {i}\r\n\r\n")));
        await session.ExpectEndAsync();

        var seen = 0;
        AmiSignal signal;
        while ((signal = await NextAsync()) is AmiReceived received) Assert.Equal($"{seen++}", received.Message["Uniqueid"]);

        Assert.Equal(16, seen);
        Assert.Equal(AmiEndReason.InboxOverflow, Assert.IsType<AmiDisconnected>(signal).End.Reason);
        await (await ConnectAsync()).DisposeAsync();
    }

    [Fact]
    public async Task Pending_action_fails_with_its_session_and_is_not_sent_in_the_next()
    {
        var session = await ConnectAsync();
        var sending = _client.SendAsync(new AmiAction("Originate"), Deadline, CancellationToken.None);
        await session.ExpectAsync("Originate");
        await session.DisposeAsync();

        Assert.Equal(AmiOutcome.SessionEnded, (await Patience.Of(sending)).Outcome);
        await NextAsync();
        var again = await ConnectAsync();
        var ping = _client.SendAsync(new AmiAction("Ping"), Deadline, CancellationToken.None);
        // The first action after the login is the new one, not the old.
        await again.AnswerAsync(await again.ExpectAsync("Ping"), "Success");
        Assert.True((await Patience.Of(ping)).Succeeded);
        await again.DisposeAsync();
    }

    [Fact]
    public async Task Action_without_a_session_is_not_sent()
    {
        var response = await _client.SendAsync(new AmiAction("Originate"), Deadline, CancellationToken.None);
        var list = await _client.SendListAsync(new AmiAction("BridgeList"), Deadline, CancellationToken.None);

        Assert.Equal((AmiOutcome.NotSent, AmiOutcome.NotSent), (response.Outcome, list.Response.Outcome));
        Assert.Null(_client.Session);
    }

    [Fact]
    public async Task Action_can_be_sent_from_the_loop_that_reads_the_stream()
    {
        var session = await ConnectAsync();
        var sending = _client.SendListAsync(new AmiAction("BridgeList"), Deadline, CancellationToken.None);
        var action = await session.ExpectAsync("BridgeList");
        await session.AnswerAsync(action, "Success", "EventList: start");
        await session.WriteEventAsync("BridgeListComplete", "EventList: Complete", $"ActionID: {action.ActionId}");

        Assert.True((await Patience.Of(sending)).Succeeded);
        await session.DisposeAsync();
    }

    [Fact]
    public async Task Cancelled_stream_closes_the_session_and_throws_the_callers_cancellation()
    {
        var session = await ConnectAsync();
        var next = NextAsync();

        await _stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
        await session.ExpectEndAsync();
        Assert.Null(_client.Session);
    }

    [Fact]
    public async Task Left_stream_closes_the_session()
    {
        var session = await ConnectAsync();

        await _signals.DisposeAsync();

        await session.ExpectEndAsync();
        Assert.Null(_client.Session);
    }

    [Fact]
    public async Task Stream_runs_once_at_a_time()
    {
        var session = await ConnectAsync();

        await using var second = _client.RunAsync(CancellationToken.None).GetAsyncEnumerator();

        await Assert.ThrowsAsync<InvalidOperationException>(() => second.MoveNextAsync().AsTask());
        await session.DisposeAsync();
    }

    /// <summary>The next try, after its delay, and the signal it will give.</summary>
    private async Task<(ScriptedSession Session, Task<AmiSignal> Next)> TryAsync()
    {
        var next = NextAsync();
        if (_delay > TimeSpan.Zero)
        {
            await _time.ArmedAsync(_delay);
            _time.Advance(_delay);
        }
        return (await _server.AcceptAsync(), next);
    }

    private async Task<ScriptedSession> ConnectAsync()
    {
        var (session, next) = await TryAsync();
        await session.LogInAsync();
        Assert.IsType<AmiConnected>(await next);
        return session;
    }

    private async Task<AmiDisconnected> FailAsync()
    {
        var (session, next) = await TryAsync();
        await session.DisposeAsync();
        return Assert.IsType<AmiDisconnected>(await next);
    }

    private async Task<AmiSignal> NextAsync()
    {
        Assert.True(await Patience.Of(_signals.MoveNextAsync().AsTask()));
        if (_signals.Current is AmiDisconnected disconnected) _delay = disconnected.RetryIn;
        return _signals.Current;
    }
}
