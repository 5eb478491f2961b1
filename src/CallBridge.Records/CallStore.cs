using System.Collections.Immutable;
using System.Threading.Channels;
using CallBridge.Calls;
using CallBridge.Calls.Records;
using CallBridge.Records.Delivering;
using CallBridge.Records.Outbox;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CallBridge.Records;

/// <summary>
/// Journal, history and outbox in one SQLite file. Hold the directory with <see cref="DataDirectory"/> while it is open.
/// </summary>
public sealed class CallStore : ICallStore, IAsyncDisposable
{
    /// <summary>Rows that a listing returns at most.</summary>
    public const int MostListed = 1_000;

    private readonly StoreThread _thread;
    private readonly TimeProvider _time;
    private readonly RetentionPolicy _retention;
    private ITimer? _pruning;

    // One slot: a sender that is busy needs to know only that something changed since it last looked.
    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <param name="directory">Where the file lies; must exist.</param>
    /// <param name="time">Stamps rows and times retries.</param>
    /// <param name="log">Hears of damage and of what cannot be kept.</param>
    /// <param name="retention">How long what is done with is kept; null: the defaults.</param>
    public CallStore(string directory, TimeProvider time, ILogger<CallStore> log, RetentionPolicy? retention = null)
    {
        _time = time;
        _retention = retention ?? new();
        _thread = new(directory, time, log, Tell);
    }

    /// <summary>Whether what happens is being kept.</summary>
    public StoreHealth Health => _thread.Health;

    /// <summary>Raised when <see cref="Health"/> has changed, on the store's thread; must not block.</summary>
    public event Action? HealthChanged
    {
        add => _thread.HealthChanged += value;
        remove => _thread.HealthChanged -= value;
    }

    /// <summary>Call records that are not in Salesforce.</summary>
    public OutboxCounts Counts => _thread.Counts;

    internal ChannelReader<bool> Changes => _changes.Reader;

    internal IRecordProgressSink? Progress { get; set; }

    /// <summary>What rows are stamped with.</summary>
    internal DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>
    /// Opens or makes the database, brings it to this program's version, sets a damaged one aside. Where another program holds it or the disk is full,
    /// it is opened as soon as that has passed: until then <see cref="Health"/> says so, changes are kept in memory, and questions fail.
    /// </summary>
    /// <exception cref="StoreUnusableException">It cannot be used; the message says why and what to do.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await _thread.StartAsync().WaitAsync(cancellationToken);
        // At once, and now and then: also where nobody calls, what is old goes.
        _pruning = _time.CreateTimer(
            _ => ChangeAsync((connection, _) => Pruning.Prune(connection, _retention, Now)), null, TimeSpan.Zero, Pruning.Every);
    }

    /// <inheritdoc/>
    public Task<string?> CommitAsync(ImmutableArray<StoreWrite> writes)
    {
        var ends = writes.Any(write => write is StoreWrite.End);
        var name = ends ? FailPoint.End : writes.Any(write => write is StoreWrite.PutLive) ? FailPoint.Ring : null;
        return ChangeAsync(
            (connection, changedKeys) =>
            {
                foreach (var write in writes)
                    Apply(connection, write, changedKeys);
                if (ends)
                    Pruning.Prune(connection, _retention, Now);
            },
            name);
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<JournalRow>> LoadLiveAsync(CancellationToken cancellationToken) =>
        AskAsync((connection, _) => JournalTables.Live(connection), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<JournalRow>> LoadEndedAsync(int most, CancellationToken cancellationToken) =>
        AskAsync((connection, _) => JournalTables.Ended(connection, most), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<KeptFact>> LoadKeptAsync(string agent, CancellationToken cancellationToken) =>
        AskAsync((connection, _) => KeptTable.Of(connection, agent), cancellationToken);

    /// <summary>Call records, newest first.</summary>
    /// <param name="state">Only those in this state; null: all.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <param name="before">Only those whose <see cref="OutboxRow.Number"/> is smaller; null: from the newest.</param>
    /// <param name="most">At most; 1 to <see cref="MostListed"/>.</param>
    public Task<ImmutableArray<OutboxRow>> ListAsync(
        RecordState? state, CancellationToken cancellationToken, long? before = null, int most = MostListed) =>
        AskAsync(
            (connection, _) => state is RecordState.None ? [] : OutboxReading.List(connection, state, before, Math.Clamp(most, 1, MostListed)),
            cancellationToken);

    /// <summary>The row of a call key; null if there is none.</summary>
    public Task<OutboxRow?> FindAsync(string key, CancellationToken cancellationToken) =>
        AskAsync((connection, _) => OutboxReading.Find(connection, key), cancellationToken);

    /// <summary>Commits what is queued, then closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_pruning is not null)
            await _pruning.DisposeAsync();
        await _thread.StopAsync();
        _changes.Writer.TryComplete();
    }

    /// <summary>For tests: ends as a killed process does.</summary>
    internal Task AbandonAsync()
    {
        _pruning?.Dispose();
        return _thread.AbandonAsync();
    }

    /// <summary>Asks within one transaction; what it changes is not tried again if it fails.</summary>
    internal Task<T> AskAsync<T>(Func<SqliteConnection, List<string>, T> work, CancellationToken cancellationToken, string? name = null)
    {
        var question = new StoreQuestion<T>(work) { Name = name };
        _thread.Enqueue(question);
        return question.Answer.WaitAsync(cancellationToken);
    }

    /// <summary>Changes in one transaction, in the end.</summary>
    internal Task<string?> ChangeAsync(Action<SqliteConnection, List<string>> work, string? name = null)
    {
        var change = new StoreChange(work) { Name = name };
        _thread.Enqueue(change);
        return change.Done;
    }

    /// <summary>Changes outbox rows in the end, in one transaction, and tells of them.</summary>
    internal Task<string?> ChangeRowsAsync(IReadOnlyList<(string Key, Func<SqliteConnection, DateTimeOffset, bool> Work)> changes) =>
        ChangeAsync(
            (connection, changedKeys) =>
            {
                foreach (var (key, work) in changes)
                {
                    if (work(connection, Now))
                        changedKeys.Add(key);
                }
            },
            FailPoint.Answer);

    /// <summary>Changes one outbox row now or not at all, and returns it.</summary>
    internal Task<OutboxRow?> TakeRowAsync(
        string key, Func<SqliteConnection, DateTimeOffset, bool> work, CancellationToken cancellationToken) =>
        AskAsync(
            (connection, changedKeys) =>
            {
                if (!work(connection, Now))
                    return null;
                changedKeys.Add(key);
                return OutboxReading.Find(connection, key);
            },
            cancellationToken);

    private void Apply(SqliteConnection connection, StoreWrite write, List<string> changedKeys)
    {
        switch (write)
        {
            case StoreWrite.PutLive(var row):
                JournalTables.PutLive(connection, row);
                break;
            case StoreWrite.End(var row, var record):
                JournalTables.RemoveLive(connection, row.CallId);
                JournalTables.PutEnded(connection, row);
                PutRecord(connection, record, changedKeys);
                break;
            case StoreWrite.Drop(var callId):
                JournalTables.RemoveLive(connection, callId);
                break;
            case StoreWrite.Keep(var fact):
                KeptTable.Put(connection, fact);
                break;
            case StoreWrite.Revise(var row, var record):
                JournalTables.PutEnded(connection, row);
                PutRecord(connection, record, changedKeys);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(write), write, "This kind of write is not known.");
        }
    }

    private void PutRecord(SqliteConnection connection, CallRecord? record, List<string> changedKeys)
    {
        if (record is not null && OutboxIntake.Put(connection, record, Now))
            changedKeys.Add(record.Key);
    }

    private void Tell(RecordProgress progress)
    {
        Progress?.Report(progress);
        _changes.Writer.TryWrite(true);
    }
}
