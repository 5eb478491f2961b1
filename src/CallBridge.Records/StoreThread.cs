using System.Collections.Concurrent;
using CallBridge.Calls.Records;
using CallBridge.Records.Outbox;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CallBridge.Records;

/// <summary>
/// The one thread that touches the database. Microsoft.Data.Sqlite's async calls block and ignore their tokens, so a thread of its own
/// waits for the disk and nobody else does.
/// </summary>
internal sealed class StoreThread
{
    // One fsync may serve several commits that came while the last one was under way.
    private const int MostJobsInOneTransaction = 64;
    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(5);

    private readonly BlockingCollection<StoreJob> _queue = [];
    private readonly Queue<StoreJob> _kept = new();
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _directory;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Action<RecordProgress> _report;
    private SqliteConnection? _connection;
    private volatile bool _started;
    private volatile bool _abandoned;
    private bool _suspect;
    private int _changes;

    /// <param name="directory">Holds the database file.</param>
    /// <param name="time">Names set-aside files and times retries.</param>
    /// <param name="log">Hears of damage and of what cannot be kept.</param>
    /// <param name="report">Called after each commit, on this thread, for each outbox row that changed.</param>
    public StoreThread(string directory, TimeProvider time, ILogger log, Action<RecordProgress> report)
    {
        _directory = directory;
        _time = time;
        _log = log;
        _report = report;
    }

    public StoreHealth Health
    {
        get;
        private set
        {
            var former = field;
            field = value;
            if (value != former)
                HealthChanged?.Invoke();
        }
    } = new(null, 0, null);

    /// <summary>Raised on this thread; must not block.</summary>
    public event Action? HealthChanged;

    public OutboxCounts Counts { get; private set; }

    public Task StartAsync()
    {
        _started = true;
        new Thread(Live) { IsBackground = true, Name = "CallBridge store" }.Start();
        return _opened.Task;
    }

    /// <summary>Queues a job; they run in this order.</summary>
    public void Enqueue(StoreJob job)
    {
        try
        {
            _queue.Add(job);
        }
        catch (InvalidOperationException)
        {
            job.Failed(new StoreUnusableException("the call database is closed."));
        }
    }

    /// <summary>Does what is queued, then closes the file.</summary>
    public Task StopAsync()
    {
        _queue.CompleteAdding();
        if (!_started)
        {
            FailQueued();
            _ended.TrySetResult();
        }

        return _ended.Task;
    }

    /// <summary>Ends as a killed process does: what is not committed is gone.</summary>
    public Task AbandonAsync()
    {
        _abandoned = true;
        return StopAsync();
    }

    private void Live()
    {
        try
        {
            _connection = OpenOrReplace();
            Counts = OutboxReading.Count(_connection);
        }
        catch (Exception fault) when (StoreFault.MayPass(fault))
        {
            // Calls are followed all the same, and kept in memory until it can be opened.
            Settle(fault);
        }
        catch (Exception fault)
        {
            _queue.CompleteAdding();
            _opened.TrySetException(fault as StoreUnusableException ?? new StoreUnusableException(
                $"The call database in {_directory} cannot be opened: {StoreFault.Sentence(fault)}", fault));
            FailQueued();
            _ended.TrySetResult();
            return;
        }

        _opened.TrySetResult();
        using var retry = _time.CreateTimer(_ => Nudge(), null, _connection is null ? RetryEvery : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var batch = new List<StoreJob>();
        foreach (var job in _queue.GetConsumingEnumerable())
        {
            if (_abandoned)
            {
                job.Failed(new StoreUnusableException("the call database is closed."));
                break;
            }

            batch.Add(job);
            while (batch.Count < MostJobsInOneTransaction && _queue.TryTake(out var more))
                batch.Add(more);
            Work(batch);
            batch.Clear();
            retry.Change(Health.Problem is null ? Timeout.InfiniteTimeSpan : RetryEvery, Timeout.InfiniteTimeSpan);
        }

        End();
    }

    private void End()
    {
        if (!_abandoned && _kept.Count > 0)
            Work([]);
        if (_kept.Count > 0)
            _log.Lost(_kept.Count);
        FailQueued();
        _connection?.Dispose();
        _ended.TrySetResult();
    }

    // Nobody may wait for ever for what this thread will not do any more.
    private void FailQueued()
    {
        while (_queue.TryTake(out var job))
            job.Failed(new StoreUnusableException("the call database is closed."));
    }

    private void Nudge()
    {
        if (!_queue.IsAddingCompleted)
            Enqueue(new StoreNudge());
    }

    private void Work(List<StoreJob> batch)
    {
        if (_kept.Count == 0 && TryCommit(batch) is null)
        {
            Settle(null);
            return;
        }

        // Something fails: one by one, so that only what fails is held back, and what must come later waits behind it.
        foreach (var job in batch.Where(j => j.IsKept))
            _kept.Enqueue(job);
        var problem = CommitKept() ?? TryOpen();
        // Said before anybody is told: who hears of the failure finds its reason in the status.
        Settle(problem);
        foreach (var job in _kept)
            job.Failed(problem!);
        var sick = problem;
        foreach (var job in batch.Where(j => !j.IsKept))
        {
            if ((sick ?? TryCommit([job])) is not { } fault)
                continue;
            job.Failed(fault);
            sick = IsOfTheFile(fault) ? fault : null;
            if (StoreDatabase.IsDamage(fault))
                Replace();
        }
    }

    private Exception? CommitKept()
    {
        while (_kept.TryPeek(out var oldest))
        {
            if (TryCommit([oldest]) is { } fault)
            {
                if (IsOfTheFile(fault))
                    return fault;
                // A fault of this one change would hold back all that follow, for ever.
                _log.Dropped(fault);
                oldest.Failed(fault);
            }

            _kept.Dequeue();
        }

        return null;
    }

    private static bool IsOfTheFile(Exception fault) =>
        fault is SqliteException or IOException or UnauthorizedAccessException;

    private void Settle(Exception? problem)
    {
        if (problem is null)
        {
            Health = Health with { Problem = null, Remedy = null, KeptInMemory = 0 };
            return;
        }

        if (Health.Problem is null)
            _log.CannotKeep(problem, StoreFault.Sentence(problem));
        Health = Health with
        {
            Problem = $"Calls are kept in memory only: {StoreFault.Sentence(problem)}",
            Remedy = StoreFault.Remedy(problem),
            KeptInMemory = _kept.Count,
        };
        if (StoreDatabase.IsDamage(problem))
            Replace();
    }

    private Exception? TryOpen()
    {
        try
        {
            _connection ??= OpenOrReplace();
            return null;
        }
        catch (Exception fault)
        {
            return fault;
        }
    }

    /// <returns>Null once committed; else why not, and nothing of it was.</returns>
    private Exception? TryCommit(List<StoreJob> jobs)
    {
        var changedKeys = new List<string>();
        try
        {
            _connection ??= OpenOrReplace();
            using var transaction = _connection.BeginTransaction(deferred: false);
            foreach (var job in jobs)
                job.Run(_connection, changedKeys);
            FailPoint.BeforeCommit(jobs);
            transaction.Commit();
            FailPoint.AfterCommit(jobs);
        }
        catch (Exception fault)
        {
            return fault;
        }

        Tell(changedKeys);
        foreach (var job in jobs)
            job.Committed();
        return null;
    }

    private void Tell(List<string> changedKeys)
    {
        Try(() =>
        {
            // Reads change nothing, and a desk reads often: counted again only when SQLite has counted changes.
            var now = SQLitePCL.raw.sqlite3_total_changes(_connection!.Handle!);
            if (now != _changes)
                Counts = OutboxReading.Count(_connection);
            _changes = now;
        });
        foreach (var key in changedKeys)
        {
            // Each by itself: a record that cannot be read keeps no other's news back.
            Try(() =>
            {
                if (OutboxReading.News(_connection!, key) is { } news)
                    _report(news);
            });
        }
    }

    private void Try(Action tell)
    {
        try
        {
            tell();
        }
        catch (Exception fault)
        {
            // The rows are committed; only the news of them is late.
            _log.CannotTell(fault);
        }
    }

    private SqliteConnection OpenOrReplace()
    {
        var (database, setAside, damage) = StoreSalvage.Open(_directory, _suspect, _time.GetUtcNow());
        if (setAside is not null)
        {
            var rows = StoreSalvage.Count(database);
            _log.SetAside(damage, setAside, rows);
            Health = Health with { SetAside = setAside, Recovered = rows };
        }

        _suspect = false;

        OutboxMoves.RecoverSending(database);
        return database;
    }

    // The next commit opens the file anew, which sets it aside if it is truly damaged.
    private void Replace()
    {
        _connection?.Dispose();
        _connection = null;
        _changes = -1;
        _suspect = true;
    }
}
