using System.Runtime.CompilerServices;
using CallBridge.Ami.Sessions;
using CallBridge.Ami.Wire;

namespace CallBridge.Ami;

/// <summary>
/// A manager interface that is connected again for ever. One ordered stream tells all (<see cref="RunAsync"/>); actions may be sent from anywhere,
/// also from the loop that reads the stream.
/// <para>
/// Order. Every wanted event stands in the stream in the order of the wire. So do the messages of a list action (response, items, completing event), marked
/// with <see cref="AmiReceived.ListActionId"/>, although <see cref="SendListAsync"/> gives them to its caller as well: a resync reads them from the
/// stream, where they stand in their place among the events, and uses the task only to learn that the list failed.
/// </para>
/// <para>
/// Nothing is sent twice: what was pending when a session ended is reported as <see cref="AmiOutcome.SessionEnded"/>.
/// </para>
/// </summary>
public sealed class AmiClient
{
    private readonly AmiOptions _options;
    private readonly TimeProvider _time;
    private readonly AmiBackoff _backoff;
    private AmiConnection? _connection;
    private int _running;

    /// <param name="options">Where and how; checked here.</param>
    /// <param name="time">The clock of all deadlines and delays.</param>
    /// <param name="jitter">Gives numbers from 0 to below 1 for the delays; null takes the machine's random numbers.</param>
    /// <exception cref="ArgumentException">The options are wrong; the message names all that is.</exception>
    public AmiClient(AmiOptions options, TimeProvider time, Func<double>? jitter = null)
    {
        if (options.Problems() is { Count: > 0 } problems)
            throw new ArgumentException("Wrong AMI options: " + string.Join(' ', problems), nameof(options));
        _options = options;
        _time = time;
        _backoff = new AmiBackoff(jitter ?? Random.Shared.NextDouble);
    }

    /// <summary>What the server of the present session said of itself; null without a session.</summary>
    public AmiSessionInfo? Session => Volatile.Read(ref _connection)?.Info;

    /// <summary>
    /// Connects, and connects again whenever that ends, until cancelled. The next try begins when the stream is read on. Once at a time.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled; the session is closed.</exception>
    /// <exception cref="InvalidOperationException">The stream is being read already.</exception>
    public async IAsyncEnumerable<AmiSignal> RunAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        if (Interlocked.Exchange(ref _running, 1) == 1) throw new InvalidOperationException("This AMI client runs already.");
        try
        {
            while (true)
            {
                var (connection, end) = await TryOpenAsync(cancellation);
                if (connection is not null)
                {
                    await using (connection)
                    {
                        var began = _time.GetTimestamp();
                        Volatile.Write(ref _connection, connection);
                        try
                        {
                            yield return new AmiConnected(connection.Info);
                            await foreach (var received in connection.Inbox.ReadAllAsync(cancellation))
                            {
                                if (connection is { HasBooted: true, Info.HasBooted: false } && await connection.AskAgainAsync(cancellation))
                                    yield return new AmiConnected(connection.Info);
                                yield return received;
                            }
                        }
                        finally
                        {
                            Volatile.Write(ref _connection, null);
                        }

                        end = await connection.Ended.WaitAsync(cancellation);
                        _backoff.SessionEnded(_time.GetElapsedTime(began));
                    }
                }

                var delay = _backoff.Next();
                yield return new AmiDisconnected(end!, delay, _time.GetUtcNow() + delay);
                await Task.Delay(delay, _time, cancellation);
            }
        }
        finally
        {
            Volatile.Write(ref _running, 0);
        }
    }

    /// <summary>Sends an action in the present session and waits for its answer, at most until the deadline.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public Task<AmiResponse> SendAsync(AmiAction action, TimeSpan deadline, CancellationToken cancellation) =>
        Volatile.Read(ref _connection) is { } connection
            ? connection.SendAsync(action, deadline, cancellation)
            : Task.FromResult(NotConnected);

    /// <summary>
    /// Sends an action that answers with a list (<c>CoreShowChannels</c>) and waits until it is complete. To know its messages in the stream from the
    /// first on, give the action an id of your own (<see cref="AmiAction.WithActionId"/>).
    /// </summary>
    /// <inheritdoc cref="SendAsync"/>
    public Task<AmiListResponse> SendListAsync(AmiAction action, TimeSpan deadline, CancellationToken cancellation) =>
        Volatile.Read(ref _connection) is { } connection
            ? connection.SendListAsync(action, deadline, cancellation)
            : Task.FromResult(new AmiListResponse(action.ActionId ?? "", NotConnected, []));

    private static AmiResponse NotConnected => AmiResponse.NotSent("There is no connection to the phone system.");

    private async Task<(AmiConnection? Connection, AmiSessionEnd? End)> TryOpenAsync(CancellationToken cancellation)
    {
        try
        {
            return (await AmiConnection.OpenAsync(_options, _time, cancellation), null);
        }
        catch (AmiSessionException error)
        {
            return (null, error.End);
        }
    }
}
