using System.IO.Pipelines;
using System.Net.Sockets;
using System.Threading.Channels;
using CallBridge.Ami.Wire;

namespace CallBridge.Ami.Sessions;

/// <summary>
/// One session, from connect to end; never reused. Three loops run by themselves: the reader, which waits for nobody but the server
/// (Asterisk drops a listener that does not read for 100 ms), the writer, and the ping. Whatever ends the session first gives the reason.
/// </summary>
public sealed class AmiConnection : IAsyncDisposable
{
    /// <summary>Comes after every login to a server that has booted; from one that still boots, when it has.</summary>
    private const string FullyBooted = "FullyBooted";

    private readonly AmiOptions _options;
    private readonly TimeProvider _time;
    private readonly AmiTransport _transport;
    private readonly AmiReader _reader;
    private readonly EventInterest _interest;
    private readonly Channel<AmiReceived> _inbox;
    private readonly Channel<PendingAction> _outgoing = Channel.CreateUnbounded<PendingAction>(new() { SingleReader = true });
    private readonly PendingActions _pending = new();
    private readonly TaskCompletionSource<string> _banner = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<AmiSessionEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stopping = new();
    private readonly string _idPrefix = Guid.NewGuid().ToString("N")[..12];
    private Task _exchanging = Task.CompletedTask;
    private Task _pinging = Task.CompletedTask;
    private long _lastId;
    private long _messagesSeen;
    private long _lastHeard;
    private bool _booted;

    private AmiConnection(AmiOptions options, TimeProvider time, AmiTransport transport)
    {
        _options = options;
        _time = time;
        _transport = transport;
        _lastHeard = time.GetTimestamp();
        _interest = options.Interest is null ? EventInterest.All : EventInterest.Of(options.Interest);
        _reader = new AmiReader(options.Limits, options.Interest is null ? EventInterest.All : EventInterest.Of([.. options.Interest, FullyBooted]));
        _inbox = Channel.CreateBounded<AmiReceived>(new BoundedChannelOptions(options.InboxCapacity) { SingleWriter = true });
        Info = new AmiSessionInfo { Banner = "" };
    }

    /// <summary>What the server said of itself at login.</summary>
    public AmiSessionInfo Info { get; private set; }

    /// <summary>Whether the server has said that it has booted.</summary>
    internal bool HasBooted => Volatile.Read(ref _booted);

    /// <summary>The wanted events and the messages of lists, in the order of the wire, from the login on; complete when the session has ended.</summary>
    public ChannelReader<AmiReceived> Inbox => _inbox.Reader;

    /// <summary>Completes with the reason when the session has ended; never fails.</summary>
    public Task<AmiSessionEnd> Ended => _ended.Task;

    /// <summary>Connects and logs in.</summary>
    /// <exception cref="AmiSessionException">No session came about; its <see cref="AmiSessionException.End"/> says why.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static async Task<AmiConnection> OpenAsync(AmiOptions options, TimeProvider time, CancellationToken cancellation)
    {
        var transport = await AmiTransport.OpenAsync(options, time, cancellation);
        var connection = new AmiConnection(options, time, transport);
        try
        {
            connection._exchanging = connection.ExchangeAsync();
            connection.Info = await AmiLogin.RunAsync(connection, options, time, cancellation);
            connection._pinging = connection.KeepAliveAsync();
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends an action and waits for its answer, at most until the deadline. The outcome says all but the caller's own cancellation.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public async Task<AmiResponse> SendAsync(AmiAction action, TimeSpan deadline, CancellationToken cancellation) =>
        (await SendAsync(action, isList: false, deadline, AmiLimits.PendingActions, cancellation)).Response;

    /// <summary>
    /// Sends an action that answers with a list and waits until the list is complete. The same messages stand in <see cref="Inbox"/>, in their
    /// place among the events.
    /// </summary>
    /// <inheritdoc cref="SendAsync(AmiAction, TimeSpan, CancellationToken)"/>
    public Task<AmiListResponse> SendListAsync(AmiAction action, TimeSpan deadline, CancellationToken cancellation) =>
        SendAsync(action, isList: true, deadline, AmiLimits.PendingActions, cancellation);

    /// <summary>Asks the server anew what it says of itself, now that it has booted.</summary>
    /// <returns>False if the session ended meanwhile or the server did not answer: what it said first stands, and it is not asked a third time.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    internal async Task<bool> AskAgainAsync(CancellationToken cancellation)
    {
        try
        {
            Info = await AmiLogin.AskAgainAsync(this, _options, _time, cancellation);
            return true;
        }
        catch (AmiSessionException)
        {
            Info = Info with { HasBooted = true };
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        End(new AmiSessionEnd(AmiEndReason.Stopped, "The connection to the phone system was closed by us."));
        await _exchanging;
        await _pinging;
        _stopping.Dispose();
    }

    /// <summary>Waits for the first line.</summary>
    internal async Task<string> BannerAsync(CancellationToken cancellation)
    {
        await Task.WhenAny(_banner.Task, _ended.Task).WaitAsync(cancellation);
        if (_banner.Task.IsCompleted) return await _banner.Task;
        throw new AmiSessionException(await _ended.Task);
    }

    private async Task<AmiListResponse> SendAsync(AmiAction action, bool isList, TimeSpan deadline, int mostPending, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var pending = new PendingAction(action.ActionId is null ? action.WithActionId(NextId()) : action, isList);
        if (_pending.Count >= mostPending) return NotSent($"{mostPending} actions wait for an answer of the phone system already.");
        if (!_pending.TryAdd(pending)) return NotSent("An action with the same ActionID waits for its answer.");
        try
        {
            await using var timer = _time.CreateTimer(static state => ((PendingAction)state!).TimeOut(), pending, deadline, Timeout.InfiniteTimeSpan);
            await using var cancelled = cancellation.UnsafeRegister(
                static (state, token) => ((PendingAction)state!).Cancel(token), pending);
            // Looked at after adding: an end before this line is seen here, an end after it finds the action among the pending.
            if (_ended.Task.IsCompleted || !_outgoing.Writer.TryWrite(pending)) return NotSent((await _ended.Task).Sentence);
            return await pending.Done;
        }
        finally
        {
            _pending.Remove(pending);
        }

        AmiListResponse NotSent(string sentence) => new(pending.Id, AmiResponse.NotSent(sentence), []);
    }

    /// <summary>Unique among all listeners of one server: an <c>OriginateResponse</c> carries the id to every one of them.</summary>
    private string NextId() => $"{_idPrefix}-{Interlocked.Increment(ref _lastId)}";

    /// <summary>Closes the stream as soon as the session has ended, not only when the consumer has read the inbox to its end.</summary>
    private async Task ExchangeAsync()
    {
        await using (_transport)
        {
            await Task.WhenAll(ReadAsync(), WriteAsync());
            if ((await _ended.Task).IsSilent) await _transport.AbortAsync();
        }
    }

    private async Task ReadAsync()
    {
        var pipe = PipeReader.Create(_transport.Stream, new StreamPipeReaderOptions(leaveOpen: true));
        try
        {
            while (true)
            {
                var read = await pipe.ReadAsync(_stopping.Token);
                var buffer = read.Buffer;
                _reader.KeepEverything = _pending.AnyList;
                while (_reader.TryRead(ref buffer, out var message))
                {
                    Heard();
                    Route(message!);
                }

                Heard();
                if (_reader.Banner is { } banner) _banner.TrySetResult(banner);
                pipe.AdvanceTo(buffer.Start, buffer.End);
                if (read.IsCompleted) break;
            }

            End(new AmiSessionEnd(AmiEndReason.ClosedByServer, "The phone system closed the connection."));
        }
        catch (AmiProtocolException error)
        {
            End(new AmiSessionEnd(AmiEndReason.ProtocolFault, error.Message, error.Fault));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Whoever stopped the session gave its reason.
        }
        catch (Exception error)
        {
            // Whatever broke: a session that ends is replaced, one that stands still is not.
            End(Lost(error));
        }

        await pipe.CompleteAsync();
    }

    private void Heard()
    {
        if (_messagesSeen == _reader.MessagesSeen) return;
        Volatile.Write(ref _messagesSeen, _reader.MessagesSeen);
        Volatile.Write(ref _lastHeard, _time.GetTimestamp());
    }

    private void Route(AmiMessage message)
    {
        // In the stream in any case: told late, it means that the server says more of itself now.
        var booted = message.Event == FullyBooted;
        if (booted) Volatile.Write(ref _booted, true);

        PendingAction? pending = null;
        if (message.ActionId is { } id) _pending.TryGet(id, out pending);
        var list = pending is { IsList: true } ? pending.Id : null;
        if (list is not null || booted || (message.Event is { } name && _interest.Contains(name))) Deliver(new AmiReceived(message, list));
        // After the delivery: who awaits a list finds all of it in the inbox.
        pending?.Take(message, _options.Limits.ListItems);
    }

    private void Deliver(AmiReceived received)
    {
        if (_inbox.Writer.TryWrite(received)) return;
        End(new AmiSessionEnd(AmiEndReason.InboxOverflow,
            $"More than {_options.InboxCapacity} messages of the phone system waited to be handled; connecting anew to see where the calls stand."));
    }

    private async Task WriteAsync()
    {
        try
        {
            await foreach (var pending in _outgoing.Reader.ReadAllAsync(_stopping.Token))
                if (pending.TryBeginSending()) await _transport.Stream.WriteAsync(pending.Action.ToBytes(), _stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Whoever stopped the session gave its reason.
        }
        catch (Exception error)
        {
            // Whatever broke: a session that ends is replaced, one that stands still is not.
            End(Lost(error));
        }
    }

    /// <summary>
    /// A half-open connection says nothing for hours. Any whole message counts as a sign of life, since an answer can stand behind a long list;
    /// single bytes do not, or a drip would hold the session open for ever. Life that was not the answer earns another ping at once: what dies right
    /// after it is found within <see cref="AmiOptions.HeartbeatLimit"/> all the same.
    /// </summary>
    private async Task KeepAliveAsync()
    {
        try
        {
            var answered = true;
            while (true)
            {
                if (answered) await Task.Delay(_options.PingInterval, _time, _stopping.Token);
                var seen = Volatile.Read(ref _messagesSeen);
                // Not counted among the pending: a full queue is when a ping is needed most.
                var ping = await SendAsync(new AmiAction("Ping"), isList: false, _options.PingTimeout, int.MaxValue, _stopping.Token);
                answered = ping.Response.Outcome != AmiOutcome.TimedOut;
                if (!answered && Volatile.Read(ref _messagesSeen) == seen)
                {
                    End(new AmiSessionEnd(AmiEndReason.PingTimedOut,
                        $"The phone system did not answer a ping within {_options.PingTimeout.TotalSeconds:0} s."));
                }
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Whoever stopped the session gave its reason.
        }
    }

    private void End(AmiSessionEnd end)
    {
        // Longer than any living connection is silent: this machine slept, and so did the heartbeat.
        var silence = _time.GetElapsedTime(Volatile.Read(ref _lastHeard));
        if (end.IsSilent || silence > _options.HeartbeatLimit) end = end with { Silence = silence };
        if (!_ended.TrySetResult(end)) return;
        _inbox.Writer.TryComplete();
        _outgoing.Writer.TryComplete();
        _pending.FailAll(end);
        _stopping.Cancel();
    }

    private static AmiSessionEnd Lost(Exception error)
    {
        var socket = error as SocketException ?? error.InnerException as SocketException;
        return new AmiSessionEnd(AmiEndReason.ConnectionLost,
            $"The connection to the phone system broke ({socket?.SocketErrorCode.ToString() ?? error.GetType().Name}).");
    }
}
