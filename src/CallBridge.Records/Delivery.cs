using System.Collections.Immutable;
using System.Text.Json;
using CallBridge.Calls;
using CallBridge.Calls.Records;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CallBridge.Records;

/// <summary>
/// Brings committed call records to one org, one request at a time: each key becomes exactly one Task, nothing is lost, and a lost answer
/// is looked up before anything is sent again.
/// </summary>
public sealed class Delivery
{
    // Longer than the client's own attempts together: a client that hangs must not stop the records behind.
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromMinutes(3);

    // What was lost on the way back may still be at work in Salesforce: asked too soon, it would say that there is no Task.
    private static readonly TimeSpan BeforeLookingUp = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan WhileStoreFails = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan WhileUnreadable = TimeSpan.FromHours(1);

    // As many as a restarted desk shows: what it remembers of them may be older than what was delivered.
    private const int ToldAtStart = 200;

    private const string Doubt =
        "Salesforce did not answer when a later change was sent: the record is there, but may lack that change. Retry sends it again.";

    private readonly CallStore _store;
    private readonly ISalesforce _salesforce;
    private readonly TimeProvider _time;
    private readonly ILogger<Delivery> _log;
    private readonly DeliverySchedule _schedule;
    private volatile bool _hurry;
    private TaskCompletionSource _woken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="store">Open before <see cref="RunAsync"/>.</param>
    /// <param name="salesforce">The org.</param>
    /// <param name="sink">Hears of every committed change of a record from now on, also of those that others make.</param>
    /// <param name="time">Times retries by its timestamps.</param>
    /// <param name="random">Jitter.</param>
    /// <param name="log">Never hears a phone number.</param>
    public Delivery(
        CallStore store, ISalesforce salesforce, IRecordProgressSink sink, TimeProvider time, Random random, ILogger<Delivery> log)
    {
        _store = store;
        _salesforce = salesforce;
        _time = time;
        _log = log;
        _schedule = new(time, random);
        store.Progress = sink;
    }

    /// <summary>Why nothing is being delivered now: a plain sentence; null if all is well.</summary>
    public string? Problem { get; private set; }

    /// <summary>Delivers until cancelled. What is under way then is looked up after the next start.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await StartAsync(cancellationToken);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_hurry)
            {
                _hurry = false;
                _schedule.EverythingIsDue();
            }

            var signal = Volatile.Read(ref _woken).Task;
            var next = await RoundAsync(cancellationToken);
            await WaitAsync(next, signal, cancellationToken);
        }
    }

    /// <summary>Salesforce may be reachable again (signed in, network back): everything is tried now.</summary>
    public void Hurry()
    {
        _hurry = true;
        Interlocked.Exchange(ref _woken, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    /// <summary>
    /// Sends a record that was set aside, or an update that may not have arrived, once more. Looked up first while its Task is unknown; a
    /// Task that is there already is left as it is.
    /// </summary>
    /// <returns>False if there is no such record in such a state.</returns>
    public async Task<bool> RetryAsync(string key, CancellationToken cancellationToken) =>
        await _store.TakeRowAsync(key, (connection, now) => OutboxTable.Retry(connection, key, now), cancellationToken) is not null;

    /// <summary>Replaces the content of a record that was set aside, and sends it.</summary>
    /// <param name="mended">The same key; its revision number is kept.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False if there is no such record set aside.</returns>
    public async Task<bool> MendAsync(CallRecord mended, CancellationToken cancellationToken) =>
        await _store.TakeRowAsync(
            mended.Key,
            (connection, now) => OutboxTable.Mend(connection, mended) && OutboxTable.Retry(connection, mended.Key, now),
            cancellationToken) is not null;

    /// <summary>Gives up a record that was set aside.</summary>
    /// <returns>False if there is no such record set aside.</returns>
    public async Task<bool> DeleteAsync(string key, CancellationToken cancellationToken)
    {
        var gone = await _store.AskAsync(
            (connection, _) => OutboxTable.Find(connection, key) is { } row && OutboxTable.Delete(connection, key) ? row.Record : null,
            cancellationToken);
        if (gone is not null)
            _store.Progress?.Report(new(key, gone.CallId, gone.Agent, RecordState.None, null, "Given up by a person."));
        return gone is not null;
    }

    /// <summary>Tells where the newest records stand, and gives what was being sent when the last process ended time to arrive.</summary>
    internal async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            var rows = await _store.AskAsync(
                (connection, changedKeys) =>
                {
                    var newest = OutboxTable.Newest(connection, ToldAtStart);
                    changedKeys.AddRange(newest.Reverse().Select(r => r.Key));
                    return newest;
                },
                cancellationToken);
            foreach (var row in rows.Where(r => r.State is RecordState.Unknown))
                _schedule.HoldRow(row.Key, BeforeLookingUp);
        }
        catch (StoreUnusableException fault)
        {
            _log.StoreUnusable(fault);
        }
    }

    /// <returns>How long until the next round has work; null: only when something is committed.</returns>
    internal async Task<TimeSpan?> RoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (_store.Changes.TryRead(out _))
            {
                // Whatever changed up to now is seen by the listing that follows.
            }

            var waiting = await WaitingAsync(cancellationToken);
            _schedule.ForgetAllBut(waiting.Select(w => w.Key));
            foreach (var (key, _) in waiting)
            {
                if (!_schedule.OrgIsOpen)
                    break;
                if (!_schedule.IsDue(key))
                    continue;
                try
                {
                    await MoveAsync(key, cancellationToken);
                }
                catch (StoreUnusableException fault) when (fault.InnerException is JsonException)
                {
                    // Written by a newer program, say: it waits for that one, and the records behind it do not.
                    _log.RecordUnreadable(fault, key);
                    _schedule.HoldRow(key, WhileUnreadable);
                }
            }

            return _schedule.UntilNext([.. (await WaitingAsync(cancellationToken)).Select(w => w.Key)]);
        }
        catch (StoreUnusableException fault)
        {
            _log.StoreUnusable(fault);
            Problem = fault.Message;
            return _schedule.AfterStoreFault();
        }
    }

    private Task<ImmutableArray<(string Key, RecordState State)>> WaitingAsync(CancellationToken cancellationToken) =>
        _store.AskAsync((connection, _) => OutboxTable.Waiting(connection), cancellationToken);

    private async Task WaitAsync(TimeSpan? next, Task signal, CancellationToken cancellationToken)
    {
        if (next == TimeSpan.Zero)
            return;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var waits = new List<Task> { signal, _store.Changes.WaitToReadAsync(enough.Token).AsTask() };
        if (next is { } wait)
            waits.Add(Task.Delay(wait, _time, enough.Token));
        await Task.WhenAny(waits);
        await enough.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task MoveAsync(string key, CancellationToken cancellationToken)
    {
        if (await _store.FindAsync(key, cancellationToken) is not { State: RecordState.Pending or RecordState.Unknown } row)
            return;
        if (row is { State: RecordState.Pending, Adopted: true, Record.NeverOverwrite: true, TaskId: { } adopted })
        {
            await KeepAsync(key, (c, now) => OutboxTable.Adopted(c, key, adopted, row.Desired, true, null, now));
            return;
        }

        var looksFirst = row.State is RecordState.Unknown
            || (row.TaskId is null && (row.Guarded || row.Record.NeverOverwrite));
        if (looksFirst && !await LookUpAsync(row, cancellationToken))
            return;
        await SendAsync(key, cancellationToken);
    }

    /// <returns>True if there is no Task, so that it is to be sent now.</returns>
    private async Task<bool> LookUpAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        var key = row.Record.Key;
        switch (await AskAsync(c => _salesforce.FindAsync(key, c), m => new FindOutcome.Retry(m, WholeOrg: false), cancellationToken))
        {
            case FindOutcome.Found(var taskId):
                Answered(key);
                // In flight: that is what made the Task, or changed it; sent again it would undo what a person has changed since.
                // Nothing in flight: the Task is another's, and this record is one of those that never overwrite.
                var foreign = row.InFlight == 0;
                var doubt = row.InFlight > 0 && row.Delivered > 0 ? Doubt : null;
                await KeepAsync(key, (c, now) =>
                    OutboxTable.Adopted(c, key, taskId, foreign ? row.Desired : row.InFlight, foreign, doubt, now));
                return false;
            case FindOutcome.Absent:
                return true;
            case FindOutcome.Retry(var message, var wholeOrg, var after):
                var next = Postpone(key, message, wholeOrg, after);
                await KeepAsync(key, (c, now) => OutboxTable.Postponed(c, key, message, next, now));
                return false;
            default:
                throw new InvalidOperationException("A kind of answer that delivery does not know.");
        }
    }

    private async Task SendAsync(string key, CancellationToken cancellationToken)
    {
        // Not kept if it fails: what is not marked as being sent is not sent.
        if (await _store.TakeRowAsync(key, (c, now) => OutboxTable.BeginSend(c, key, now), cancellationToken) is not { } row)
            return;
        var revision = row.InFlight;
        switch (await AskAsync(c => _salesforce.SaveAsync(row.Record, row.TaskId, c), m => new SaveOutcome.Unknown(m), cancellationToken))
        {
            case SaveOutcome.Saved(var taskId, var remark):
                Answered(key);
                await KeepAsync(key, (c, now) => OutboxTable.Saved(c, key, revision, taskId, remark, now));
                break;
            case SaveOutcome.Retry(var message, var wholeOrg, var after):
                var next = Postpone(key, message, wholeOrg, after);
                await KeepAsync(key, (c, now) => OutboxTable.NotSaved(c, key, message, next, now));
                break;
            case SaveOutcome.Unknown(var message):
                _log.AnswerLost(key);
                // Nor are the records behind it sent into the dark meanwhile: the first answer opens the org again.
                _schedule.PostponeOrg(BeforeLookingUp);
                var look = _schedule.PostponeRow(key, BeforeLookingUp);
                await KeepAsync(key, (c, now) => OutboxTable.Lost(c, key, message, look, now));
                break;
            case SaveOutcome.Refused(var message, var code):
                Answered(key);
                _log.Refused(key, code);
                await KeepAsync(key, (c, now) => OutboxTable.Refused(c, key, revision, message, now));
                break;
            default:
                throw new InvalidOperationException("A kind of answer that delivery does not know.");
        }
    }

    private void Answered(string key)
    {
        Problem = null;
        _schedule.OrgAnswered();
        _schedule.Forget(key);
    }

    private async Task KeepAsync(string key, Func<SqliteConnection, DateTimeOffset, bool> work)
    {
        // The store tries again by itself; until then the row still looks as if nothing had been done about it.
        if (await _store.ChangeRowAsync(key, work) is not null)
            _schedule.HoldRow(key, WhileStoreFails);
    }

    private DateTimeOffset Postpone(string key, string message, bool wholeOrg, TimeSpan? after)
    {
        if (wholeOrg)
        {
            Problem = message;
            return _schedule.PostponeOrg(after);
        }

        return _schedule.PostponeRow(key, after);
    }

    private async Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> ask, Func<string, T> unanswered, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(LongestAttempt, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            return await ask(either.Token);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            return unanswered("Salesforce did not answer in time.");
        }
        catch (Exception fault)
        {
            // The port promises values; a bug in it must not stop the records behind this one.
            _log.Fault(fault);
            return unanswered($"An unexpected error ({fault.GetType().Name}) while asking Salesforce.");
        }
    }
}
