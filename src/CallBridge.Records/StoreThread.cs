using System.Collections.Concurrent;
using CallBridge.Calls.Records;
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

    private readonly BlockingCollection<StoreJob> queue = [];
    private readonly Queue<StoreJob> kept = new();
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string directory;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Action<RecordProgress> report;
    private SqliteConnection? connection;
    private volatile bool started;
    private volatile bool abandoned;
    private string? setAside;
    private int changes;

    /// <param name="directory">Holds the database file.</param>
    /// <param name="time">Names set-aside files and times retries.</param>
    /// <param name="logger">Hears of damage and of what cannot be kept.</param>
    /// <param name="report">Called after each commit, on this thread, for each outbox row that changed.</param>
    public StoreThread(string directory, TimeProvider time, ILogger logger, Action<RecordProgress> report)
    {
        this.directory = directory;
        this.time = time;
        this.logger = logger;
        this.report = report;
    }

    public StoreHealth Health { get; private set; } = new(null, 0, null);

    public OutboxCounts Counts { get; private set; }

    public Task StartAsync()
    {
        started = true;
        new Thread(Live) { IsBackground = true, Name = "CallBridge store" }.Start();
        return opened.Task;
    }

    /// <summary>Queues a job; they run in this order.</summary>
    public void Enqueue(StoreJob job)
    {
        try
        {
            queue.Add(job);
        }
        catch (InvalidOperationException)
        {
            job.Failed(new StoreUnusableException("the call database is closed."));
        }
    }

    /// <summary>Does what is queued, then closes the file.</summary>
    public Task StopAsync()
    {
        queue.CompleteAdding();
        if (!started)
        {
            FailQueued();
            ended.TrySetResult();
        }
        return ended.Task;
    }

    /// <summary>Ends as a killed process does: what is not committed is gone.</summary>
    public Task AbandonAsync()
    {
        abandoned = true;
        return StopAsync();
    }

    private void Live()
    {
        try
        {
            connection = OpenOrReplace();
            Counts = OutboxTable.Count(connection);
            opened.TrySetResult();
        }
        catch (Exception fault)
        {
            queue.CompleteAdding();
            opened.TrySetException(fault as StoreUnusableException ?? new StoreUnusableException(
                $"The call database in {directory} cannot be opened: {StoreFault.Sentence(fault)}", fault));
            FailQueued();
            ended.TrySetResult();
            return;
        }
        using var retry = time.CreateTimer(_ => Nudge(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var batch = new List<StoreJob>();
        foreach (var job in queue.GetConsumingEnumerable())
        {
            if (abandoned)
            {
                job.Failed(new StoreUnusableException("the call database is closed."));
                break;
            }
            batch.Add(job);
            while (batch.Count < MostJobsInOneTransaction && queue.TryTake(out var more))
                batch.Add(more);
            Work(batch);
            batch.Clear();
            retry.Change(kept.Count == 0 ? Timeout.InfiniteTimeSpan : RetryEvery, Timeout.InfiniteTimeSpan);
        }
        End();
    }

    private void End()
    {
        if (!abandoned && kept.Count > 0)
            Work([]);
        if (kept.Count > 0)
            StoreLog.Lost(logger, kept.Count);
        FailQueued();
        connection?.Dispose();
        ended.TrySetResult();
    }

    // Nobody may wait for ever for what this thread will not do any more.
    private void FailQueued()
    {
        while (queue.TryTake(out var job))
            job.Failed(new StoreUnusableException("the call database is closed."));
    }

    private void Nudge()
    {
        if (!queue.IsAddingCompleted)
            Enqueue(new StoreChange((_, _) => { }));
    }

    private void Work(List<StoreJob> batch)
    {
        if (kept.Count == 0 && TryCommit(batch) is null)
        {
            Health = Health with { Problem = null, KeptInMemory = 0 };
            return;
        }
        // Something fails: one by one, so that only what fails is held back, and what must come later waits behind it.
        foreach (var job in batch.Where(j => j.IsKept))
            kept.Enqueue(job);
        var problem = CommitKept();
        foreach (var job in kept)
            job.Failed(problem!);
        var sick = problem;
        foreach (var job in batch.Where(j => !j.IsKept))
        {
            if ((sick ?? TryCommit([job])) is not { } fault)
                continue;
            job.Failed(fault);
            sick = IsOfTheFile(fault) ? fault : null;
        }
        Settle(problem);
    }

    private Exception? CommitKept()
    {
        while (kept.TryPeek(out var oldest))
        {
            if (TryCommit([oldest]) is { } fault)
            {
                if (IsOfTheFile(fault))
                    return fault;
                // A fault of this one change would hold back all that follow, for ever.
                StoreLog.Dropped(logger, fault);
                oldest.Failed(fault);
            }
            kept.Dequeue();
        }
        return null;
    }

    private static bool IsOfTheFile(Exception fault) =>
        fault is SqliteException or IOException or UnauthorizedAccessException;

    private void Settle(Exception? problem)
    {
        if (problem is null)
        {
            Health = Health with { Problem = null, KeptInMemory = 0 };
            return;
        }
        if (Health.KeptInMemory == 0)
            StoreLog.CannotKeep(logger, StoreFault.Sentence(problem), problem);
        Health = Health with
        {
            Problem = $"Calls are kept in memory only: {StoreFault.Sentence(problem)}",
            KeptInMemory = kept.Count,
        };
        if (StoreDatabase.IsDamage(problem))
            Replace();
    }

    /// <returns>Null once committed; else why not, and nothing of it was.</returns>
    private Exception? TryCommit(List<StoreJob> jobs)
    {
        var changedKeys = new List<string>();
        try
        {
            connection ??= OpenOrReplace();
            using var transaction = connection.BeginTransaction(deferred: false);
            foreach (var job in jobs)
                job.Run(connection, changedKeys);
            transaction.Commit();
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
            var now = SQLitePCL.raw.sqlite3_total_changes(connection!.Handle!);
            if (now != changes)
                Counts = OutboxTable.Count(connection);
            changes = now;
        });
        foreach (var key in changedKeys)
        {
            // Each by itself: a record that cannot be read keeps no other's news back.
            Try(() =>
            {
                if (OutboxTable.Find(connection!, key) is { } row)
                    report(new(key, row.Record.CallId, row.Record.Agent, row.State, row.TaskId, row.Message));
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
            StoreLog.CannotTell(logger, fault);
        }
    }

    private SqliteConnection OpenOrReplace()
    {
        SqliteConnection database;
        try
        {
            database = StoreDatabase.Open(directory);
        }
        catch (SqliteException fault) when (StoreDatabase.IsDamage(fault))
        {
            setAside = StoreDatabase.SetAside(directory, time.GetUtcNow());
            StoreLog.SetAside(logger, setAside, fault);
            Health = Health with { SetAside = setAside };
            database = StoreDatabase.Open(directory);
        }
        OutboxTable.RecoverSending(database);
        return database;
    }

    // The next commit opens the file anew, which sets it aside if it is truly damaged.
    private void Replace()
    {
        connection?.Dispose();
        connection = null;
        changes = -1;
    }
}
