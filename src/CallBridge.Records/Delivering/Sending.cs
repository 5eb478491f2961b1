using System.Collections.Immutable;
using CallBridge.Calls.Records;
using CallBridge.Records.Outbox;
using Microsoft.Extensions.Logging;

namespace CallBridge.Records.Delivering;

/// <summary>Sends a batch: marked first, then sent, then what became of each is noted as one.</summary>
internal sealed class Sending(CallStore store, Asking asking, DeliverySchedule schedule, ILogger log)
{
    /// <summary>What was lost on the way back may still be at work in Salesforce: asked too soon, it would say that there is no Task.</summary>
    public static readonly TimeSpan BeforeLookingUp = TimeSpan.FromSeconds(3);

    private const string Met = "A Task with this call's key is in Salesforce already; it is looked up.";

    public async Task SendAsync(ImmutableArray<OutboxRow> rows, CancellationToken cancellationToken)
    {
        // Not kept if it fails: what is not marked as being sent is not sent.
        var marked = await MarkAsync(rows, cancellationToken);
        var outcomes = await asking.SaveAsync([.. marked.Select(m => Request(m.Row))], cancellationToken);
        var notes = new Notes(store, schedule);
        var stamp = schedule.Stamp();
        DateTimeOffset? orgNext = null;
        foreach (var ((before, row), outcome) in marked.Zip(outcomes))
            Note(notes, stamp, before, row, outcome, ref orgNext);

        var lost = marked.Zip(outcomes).Where(m => m.Second is SaveOutcome.Unknown).Select(m => m.First.Row.Record.Key).ToList();
        if (lost.Count > 0)
            log.AnswerLost(lost.Count, lost[0]);
        else if (orgNext is null && marked.Length > 0)
            schedule.OrgAnswered();
        await notes.KeepAsync();
    }

    // A Task that is there although this listener knows of none is another's: a second listener of this extension was faster, and somebody may have
    // worked on it since.
    private static SaveRequest Request(OutboxRow row) => new(row.Record, row.TaskId, OnlyNew: row.TaskId is null);

    private Task<ImmutableArray<(OutboxRow Before, OutboxRow Row)>> MarkAsync(ImmutableArray<OutboxRow> rows, CancellationToken cancellationToken) =>
        store.AskAsync(
            (connection, changedKeys) =>
            {
                var marked = ImmutableArray.CreateBuilder<(OutboxRow, OutboxRow)>(rows.Length);
                foreach (var key in rows.Select(row => row.Record.Key))
                {
                    if (OutboxReading.Find(connection, key) is not { } before || !OutboxMoves.BeginSend(connection, key, store.Now))
                        continue;
                    changedKeys.Add(key);
                    marked.Add((before, before with { State = RecordState.Sending, InFlight = before.Desired }));
                }

                return marked.ToImmutable();
            },
            cancellationToken,
            FailPoint.Sending);

    private void Note(Notes notes, ScheduleStamp stamp, OutboxRow before, OutboxRow row, SaveOutcome outcome, ref DateTimeOffset? orgNext)
    {
        var (key, revision) = (row.Record.Key, row.InFlight);
        DateTimeOffset next;
        switch (outcome)
        {
            case SaveOutcome.Saved(var taskId, var remark, var dropped):
                schedule.Forget(key);
                notes.Add(row, (c, now) => OutboxMoves.Arrived(c, key, revision, row.Record.Without(dropped), taskId, remark, now));
                break;
            case SaveOutcome.Exists:
                next = schedule.PostponeRow(stamp, key, null);
                notes.Add(row, (c, now) => OutboxMoves.Met(c, before, Met, next, now));
                break;
            case SaveOutcome.Retry(var message, var wholeOrg, var after):
                next = wholeOrg ? orgNext ??= schedule.PostponeOrg(stamp, message, after) : schedule.PostponeRow(stamp, key, after);
                notes.Add(row, (c, now) => OutboxMoves.NotSaved(c, before, message, next, now));
                break;
            case SaveOutcome.Unknown(var message, var after):
                var wait = after > BeforeLookingUp ? after.Value : BeforeLookingUp;
                // Nor are the records behind it sent into the dark meanwhile: the first answer opens the org again.
                orgNext ??= schedule.PostponeOrg(stamp, message, BeforeLookingUp);
                next = schedule.PostponeRow(stamp, key, wait);
                notes.Add(row, (c, now) => OutboxMoves.Lost(c, key, message, next, now));
                break;
            case SaveOutcome.Refused(var message, var code):
                schedule.Forget(key);
                log.Refused(key, code);
                notes.Add(row, (c, now) => OutboxMoves.Refused(c, key, revision, message, now));
                break;
            default:
                throw new InvalidOperationException("A kind of answer that delivery does not know.");
        }
    }
}
