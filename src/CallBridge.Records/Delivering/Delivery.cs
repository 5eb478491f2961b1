using System.Collections.Immutable;
using System.Text.Json;
using CallBridge.Calls;
using CallBridge.Calls.Records;
using CallBridge.Records.Outbox;
using Microsoft.Extensions.Logging;

namespace CallBridge.Records.Delivering;

/// <summary>
/// Brings committed call records to one org, many in one request: each key becomes exactly one Task, nothing is lost, a lost answer is looked
/// up before anything is sent again, and what is refused for one record holds none behind it up.
/// </summary>
public sealed class Delivery
{
    private static readonly TimeSpan WhileUnreadable = TimeSpan.FromHours(1);

    // As many as a restarted desk shows: what it remembers of them may be older than what was delivered.
    private const int ToldAtStart = 200;

    private readonly CallStore _store;
    private readonly TimeProvider _time;
    private readonly ILogger<Delivery> _log;
    private readonly DeliverySchedule _schedule;
    private readonly Asking _asking;
    private readonly LookUps _lookUps;
    private readonly Sending _sending;
    private volatile bool _hurry;
    private bool _begun;
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
        _time = time;
        _log = log;
        _schedule = new(time, random);
        _asking = new(salesforce, time, log);
        _lookUps = new(store, _asking, _schedule, log);
        _sending = new(store, _asking, _schedule, log);
        store.Progress = sink;
    }

    /// <summary>Why nothing is being delivered now: a plain sentence; null if all is well.</summary>
    public string? Problem => _schedule.Problem;

    /// <summary>Delivers until cancelled. What is under way then is looked up after the next start.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await StartAsync(cancellationToken);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Before its reason is looked at: who wakes it in between is heard by the wait.
            var signal = Volatile.Read(ref _woken).Task;
            if (_hurry)
            {
                _hurry = false;
                _schedule.EverythingIsDue();
            }

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
        await _store.TakeRowAsync(key, (connection, now) => OutboxIntake.Retry(connection, key, now), cancellationToken) is not null;

    /// <summary>Replaces the content of a record that was set aside, and sends it.</summary>
    /// <param name="mended">The same key; its revision number is kept.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False if there is no such record set aside.</returns>
    public async Task<bool> MendAsync(CallRecord mended, CancellationToken cancellationToken) =>
        await _store.TakeRowAsync(
            mended.Key,
            (connection, now) => OutboxIntake.Mend(connection, mended) && OutboxIntake.Retry(connection, mended.Key, now),
            cancellationToken) is not null;

    /// <summary>Gives up a record that was set aside.</summary>
    /// <returns>False if there is no such record set aside.</returns>
    public async Task<bool> DeleteAsync(string key, CancellationToken cancellationToken)
    {
        var gone = await _store.AskAsync(
            (connection, _) => OutboxReading.Find(connection, key) is { } row && OutboxIntake.Delete(connection, key) ? row.Record : null,
            cancellationToken);
        if (gone is not null)
            _store.Progress?.Report(new(key, gone.CallId, gone.Agent, gone.Revision, RecordState.None, null, "Given up by a person."));
        return gone is not null;
    }

    /// <summary>Tells where the newest records stand, and gives what was being sent when the last process ended time to arrive.</summary>
    internal async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await BeginAsync(cancellationToken);
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
            if (!_begun)
                await BeginAsync(cancellationToken);
            var waiting = await WaitingAsync(cancellationToken);
            _schedule.ForgetAllBut(waiting);
            var due = waiting.RemoveAll(key => !_schedule.IsDue(key));
            for (var at = 0; at < due.Length && _schedule.OrgIsOpen;)
            {
                var batch = due.Slice(at, Math.Min(_asking.MostAtOnce, due.Length - at));
                await MoveAsync(batch, cancellationToken);
                at += batch.Length;
            }

            while (_store.Changes.TryRead(out _))
            {
                // Whatever changed up to now, mostly by this round itself, is seen by the listing that follows.
            }

            waiting = await WaitingAsync(cancellationToken);
            if (!_schedule.OrgIsOpen)
                _schedule.Delay(waiting);
            return _schedule.UntilNext(waiting);
        }
        catch (StoreUnusableException fault)
        {
            _log.StoreUnusable(fault);
            _schedule.StoreFailed(fault.Message);
            return _schedule.AfterStoreFault();
        }
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        var rows = await _store.AskAsync(
            (connection, changedKeys) =>
            {
                var newest = OutboxReading.Newest(connection, ToldAtStart);
                changedKeys.AddRange(newest.Reverse().Select(r => r.Key));
                return newest;
            },
            cancellationToken);
        _schedule.Delay(await WaitingAsync(cancellationToken));
        var stamp = _schedule.Stamp();
        foreach (var row in rows.Where(r => r.State is RecordState.Unknown))
            _schedule.HoldRow(stamp, row.Key, Sending.BeforeLookingUp);
        _begun = true;
    }

    private async Task MoveAsync(ImmutableArray<string> keys, CancellationToken cancellationToken)
    {
        var rows = await _lookUps.SettleAsync(await ReadAsync(keys, cancellationToken));
        var blind = rows.RemoveAll(_lookUps.IsNeeded);
        var unsure = rows.RemoveAll(row => !_lookUps.IsNeeded(row));
        var absent = unsure.IsEmpty ? [] : await _lookUps.AskAsync(unsure, cancellationToken);
        var send = blind.AddRange(absent);
        if (!send.IsEmpty && _schedule.OrgIsOpen)
            await _sending.SendAsync(send, cancellationToken);
    }

    private async Task<ImmutableArray<OutboxRow>> ReadAsync(ImmutableArray<string> keys, CancellationToken cancellationToken)
    {
        List<(string Key, JsonException Fault)> unreadable = [];
        var rows = await _store.AskAsync(
            (connection, _) =>
            {
                var found = ImmutableArray.CreateBuilder<OutboxRow>();
                foreach (var key in keys)
                {
                    try
                    {
                        if (OutboxReading.Find(connection, key) is { State: RecordState.Pending or RecordState.Unknown } row)
                            found.Add(row);
                    }
                    catch (JsonException fault)
                    {
                        unreadable.Add((key, fault));
                    }
                }

                return found.ToImmutable();
            },
            cancellationToken);
        foreach (var (key, fault) in unreadable)
        {
            // Written by a newer program, say: it waits for that one, and the records behind it do not.
            _log.RecordUnreadable(fault, key);
            _schedule.HoldRow(_schedule.Stamp(), key, WhileUnreadable);
        }

        return rows;
    }

    private Task<ImmutableArray<string>> WaitingAsync(CancellationToken cancellationToken) =>
        _store.AskAsync((connection, _) => OutboxReading.Waiting(connection), cancellationToken);

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
}
