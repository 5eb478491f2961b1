using System.Collections.Immutable;
using CallBridge.Calls.Records;
using CallBridge.Records.Outbox;
using Microsoft.Extensions.Logging;

namespace CallBridge.Records.Delivering;

/// <summary>Looks up, many at once, what must not be sent blindly.</summary>
internal sealed class LookUps(CallStore store, Asking asking, DeliverySchedule schedule, ILogger log)
{
    private const string Doubt =
        "Salesforce did not answer when a later change was sent: the record is there, but may lack that change. Retry sends it again.";

    private const string Changed =
        "The Task was changed in Salesforce meanwhile: what was changed here later is not written over that.";

    private const string Otherwise = "The Task reads otherwise than what was sent for this call, and was left as it is.";

    // A late word of a page wakes delivery; this is for another way to Salesforce, which may be able to look.
    private static readonly TimeSpan WhileUndecided = TimeSpan.FromMinutes(10);

    private const string Foreign = "A Task for this call was there already and was left as it is.";

    /// <summary>Whether it must be looked up before it is sent.</summary>
    public bool IsNeeded(OutboxRow row) =>
        row.State is RecordState.Unknown || row.Guarded
        // The second: an attempt was lost once, and may have made a Task since.
        || (row.TaskId is null && (row.Record.NeverOverwrite || row.HeldText is not null))
        // A change that did not go through at once: somebody may have worked on the Task since it was made.
        || (row.TaskId is not null && (row.Attempts > 0 || schedule.WasDelayed(row.Record.Key)));

    /// <summary>What is never written over a Task that is known: settled without asking anybody.</summary>
    public async Task<ImmutableArray<OutboxRow>> SettleAsync(ImmutableArray<OutboxRow> rows)
    {
        var (left, notes) = (ImmutableArray.CreateBuilder<OutboxRow>(), new Notes(store, schedule));
        foreach (var row in rows)
        {
            if (row is { State: RecordState.Pending, TaskId: { } taskId, Edited: true })
                notes.Add(row, (c, now) => OutboxMoves.Left(c, row.Record.Key, row.Delivered, taskId, Changed, now));
            else if (row is { State: RecordState.Pending, TaskId: { } adopted, Adopted: true, Record.NeverOverwrite: true })
                notes.Add(row, (c, now) => OutboxMoves.Adopted(c, row.Record.Key, row.Desired, row.Held, adopted, Foreign, now));
            else
                left.Add(row);
        }

        await notes.KeepAsync();
        return left.ToImmutable();
    }

    /// <returns>Those that are to be sent now.</returns>
    public async Task<ImmutableArray<OutboxRow>> AskAsync(ImmutableArray<OutboxRow> rows, CancellationToken cancellationToken)
    {
        var outcomes = await asking.FindAsync([.. rows.Select(row => row.Record)], cancellationToken);
        FailPoint.Hit(FailPoint.LookedUp);
        var (send, notes) = (ImmutableArray.CreateBuilder<OutboxRow>(), new Notes(store, schedule));
        var stamp = schedule.Stamp();
        DateTimeOffset? orgNext = null;
        foreach (var (row, outcome) in rows.Zip(outcomes))
        {
            switch (outcome)
            {
                case FindOutcome.Found(var taskId, var content):
                    schedule.Forget(row.Record.Key);
                    if (!Note(notes, row, taskId, Findings.Of(row, content)))
                        send.Add(row);
                    break;
                case FindOutcome.Absent:
                    send.Add(row);
                    break;
                case FindOutcome.CannotLook(var why, var mayRepeat):
                    if (row.TaskId is { } known ? !Note(notes, row, known, Findings.Of(row, null)) : mayRepeat || IsDecided(row))
                        send.Add(row);
                    else if (row.TaskId is null)
                        LeaveUndecided(notes, stamp, row, why);
                    break;
                case FindOutcome.Retry(var message, var wholeOrg, var after):
                    var next = wholeOrg ? orgNext ??= schedule.PostponeOrg(stamp, message, after) : schedule.PostponeRow(stamp, row.Record.Key, after);
                    notes.Add(row, (c, now) => OutboxMoves.Postponed(c, row.Record.Key, message, next, now));
                    break;
                default:
                    throw new InvalidOperationException("A kind of answer that delivery does not know.");
            }
        }

        if (orgNext is null && outcomes.Any(o => o is not FindOutcome.Retry))
            schedule.OrgAnswered();
        await notes.KeepAsync();
        return send.ToImmutable();
    }

    // Nothing of it is under way, or a person has looked and wants it sent.
    private static bool IsDecided(OutboxRow row) => row.InFlight == 0 && (row.Guarded || row.HeldText is null);

    private void LeaveUndecided(Notes notes, ScheduleStamp stamp, OutboxRow row, string why)
    {
        schedule.HoldRow(stamp, row.Record.Key, WhileUndecided);
        if (!row.Undecided)
            notes.Add(row, (c, now) => OutboxMoves.Undecided(c, row.Record.Key, why, now));
    }

    /// <returns>False if it is still to be sent.</returns>
    private bool Note(Notes notes, OutboxRow row, string taskId, Findings findings)
    {
        var key = row.Record.Key;
        switch (findings)
        {
            case Findings.Send:
                return false;
            case Findings.Arrived(var revision, var arrived, var dropped):
                notes.Add(row, (c, now) => OutboxMoves.Arrived(c, key, revision, arrived?.Without(dropped), taskId, dropped.Sentence(), now));
                return true;
            case Findings.Foreign(var held):
                notes.Add(row, (c, now) => OutboxMoves.Adopted(c, key, row.Desired, held, taskId, Foreign, now));
                return true;
            case Findings.Changed(var before):
                log.LeftAsItIs(key);
                notes.Add(row, (c, now) => OutboxMoves.Left(c, key, before, taskId, before == 0 ? Otherwise : Changed, now));
                return true;
            case Findings.Doubtful(var revision):
                notes.Add(row, (c, now) => OutboxMoves.Doubted(c, key, revision, taskId, Doubt, now));
                return true;
            default:
                throw new InvalidOperationException("A finding that delivery does not know.");
        }
    }
}
