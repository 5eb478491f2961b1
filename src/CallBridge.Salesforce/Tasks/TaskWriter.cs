using System.Collections.Immutable;
using CallBridge.Calls.Records;
using CallBridge.Salesforce.Org;
using CallBridge.Salesforce.Rest;

namespace CallBridge.Salesforce.Tasks;

/// <summary>Saves call records as Tasks: one request for all that go the same way, when all goes well.</summary>
internal sealed class TaskWriter(RestClient rest, OrgReader reader, TaskFinder finder)
{
    // What 200 descriptions at their longest would come to is far more than Salesforce takes in one request.
    private const int MostText = 2_000_000;

    // Without a unique field an insert that is still at work when it is looked up would be made twice: triggers may take that long.
    private static readonly TimeSpan LongestInsert = TimeSpan.FromSeconds(30);

    private readonly TaskSender _sender = new(rest);
    private readonly BatchSize _size = new();

    /// <summary>See <see cref="BatchSize.Most"/>.</summary>
    public int MostAtOnce => _size.Most;

    public async Task<ImmutableArray<SaveOutcome>> SaveAsync(ImmutableArray<SaveRequest> batch, CancellationToken cancellationToken)
    {
        if (batch.IsEmpty)
            return [];
        var (org, missing) = await reader.GetAsync(cancellationToken);
        if (org is null)
            return [.. batch.Select(_ => SaveVerdict.NotAsked(missing!))];
        if (!org.Facts.UserEnabled)
            return [.. batch.Select(_ => new SaveOutcome.Retry("The agent's Salesforce user is not active, or may not write Tasks.", WholeOrg: true))];

        var outcomes = new SaveOutcome?[batch.Length];
        var open = batch.Select((request, index) => new TaskAttempt(request, index)).ToList();
        while (open.Count > 0)
        {
            foreach (var (way, attempts) in Requests(open, org))
            {
                await TryAsync(attempts, way, org, outcomes, cancellationToken);
                if (attempts.Select(a => outcomes[a.Index]).FirstOrDefault(Stops) is { } stop)
                    return [.. outcomes.Select(outcome => outcome ?? NotSent(stop))];
            }

            open.RemoveAll(attempt => outcomes[attempt.Index] is not null);
            (org, missing) = await reader.GetAsync(cancellationToken);
            if (org is null)
                return [.. outcomes.Select(outcome => outcome ?? SaveVerdict.NotAsked(missing!))];
        }

        return [.. outcomes.Select(outcome => outcome!)];
    }

    private IEnumerable<(TaskWay Way, IReadOnlyList<TaskAttempt> Attempts)> Requests(List<TaskAttempt> open, OrgKnowledge org)
    {
        foreach (var group in open.ToLookup(attempt => (Way: attempt.Way(org), attempt.AllowDuplicates)))
        {
            var (attempts, text) = (new List<TaskAttempt>(), 0);
            foreach (var attempt in group)
            {
                var length = attempt.Record.Subject.Length + (attempt.Record.Description?.Length ?? 0);
                if (attempts.Count > 0 && (attempts.Count >= _size.Most || text + length > MostText))
                {
                    yield return (group.Key.Way, attempts);
                    (attempts, text) = ([], 0);
                }

                attempts.Add(attempt);
                text += length;
            }

            yield return (group.Key.Way, attempts);
        }
    }

    /// <summary>Sends once. An attempt without an outcome afterwards is tried in another way.</summary>
    private async Task TryAsync(
        IReadOnlyList<TaskAttempt> attempts, TaskWay way, OrgKnowledge org, SaveOutcome?[] outcomes, CancellationToken cancellationToken)
    {
        var replies = await _sender.SendAsync(attempts, way, org, cancellationToken);
        if (replies.Whole is { } whole)
        {
            var outcome = Patient(OfWhole(whole, attempts.Count), way, org);
            foreach (var attempt in attempts)
                outcomes[attempt.Index] = outcome;
            return;
        }

        _size.Taken(attempts.Count);
        List<(TaskAttempt Attempt, RestReply Refusal)> there = [];
        foreach (var (attempt, reply) in attempts.Zip(replies.Each))
        {
            // The key has a Task already, and a field of the body may only be given to a new one.
            if (way == TaskWay.Upsert && reply.Code == RestCodes.InvalidFieldForWrite)
                there.Add((attempt, reply));
            else
                outcomes[attempt.Index] = Patient(Judge(attempt, reply, way, attempts.Count, org), way, org);
        }

        await UpdateInsteadAsync(there, outcomes, cancellationToken);
    }

    private async Task UpdateInsteadAsync(
        List<(TaskAttempt Attempt, RestReply Refusal)> there, SaveOutcome?[] outcomes, CancellationToken cancellationToken)
    {
        var found = await finder.FindAsync([.. there.Select(t => t.Attempt.Record)], cancellationToken);
        foreach (var ((attempt, refusal), outcome) in there.Zip(found))
        {
            switch (outcome)
            {
                case FindOutcome.Found(var taskId, _):
                    attempt.Update(taskId);
                    break;
                case FindOutcome.Retry(var message, var wholeOrg, var after):
                    outcomes[attempt.Index] = new SaveOutcome.Retry(message, wholeOrg, after);
                    break;
                default:
                    outcomes[attempt.Index] = AskAnew(attempt) ? null : SaveVerdict.Of(refusal);
                    break;
            }
        }
    }

    /// <summary>A batch that was refused as such was not carried out; smaller ones will show whose fault it was.</summary>
    private SaveOutcome OfWhole(RestReply reply, int sent)
    {
        var verdict = SaveVerdict.Of(reply);
        if (reply.Status is 413 or 414)
            verdict = new SaveOutcome.Refused("Salesforce does not take so much in one request.", reply.Code);
        if (verdict is not SaveOutcome.Refused refused)
            return verdict;
        if (SaveVerdict.IsKeyFieldGone(reply) || reply.Code == RestCodes.InvalidField)
            reader.Forget();
        if (!SaveVerdict.IsKeyFieldGone(reply))
            _size.Failed(sent);
        return new SaveOutcome.Retry(refused.Message, WholeOrg: false);
    }

    /// <returns>Null: to be tried in another way.</returns>
    private SaveOutcome? Judge(TaskAttempt attempt, RestReply reply, TaskWay way, int sent, OrgKnowledge org)
    {
        if (reply.IsSuccess)
            return SaveVerdict.Saved(reply, attempt, org.Task.RecordTypes.ContainsKey);
        if (IsTaskGone(attempt, reply))
            return new SaveOutcome.Refused("The Task was deleted in Salesforce; the later change has nowhere to go.", reply.Code);
        if (way == TaskWay.Upsert && SaveVerdict.IsKeyFieldGone(reply))
        {
            reader.Forget();
            return new SaveOutcome.Retry("The Task's key field has gone; the org is asked again.", WholeOrg: false);
        }

        if (reply.Fault == RestFault.None && attempt.HasLinks && reply.Errors.Any(TaskLinks.Concerns) && attempt.TryFewerLinks(reply))
            return null;
        if (reply.Code == RestCodes.DuplicatesDetected && attempt.TryAllowDuplicates())
            return null;
        if (way == TaskWay.Insert && reply.Code == RestCodes.DuplicateValue && org.Facts.KeyField is not null)
            return new SaveOutcome.Exists();
        if (reply.Code is RestCodes.InvalidField or RestCodes.InvalidFieldForWrite && AskAnew(attempt))
            return null;

        if (sent > 1 && SaveVerdict.IsTooMuchAtOnce(reply))
        {
            _size.Failed(sent);
            return new SaveOutcome.Retry(reply.Problem ?? "The org cannot take so many records at once.", WholeOrg: false);
        }

        return SaveVerdict.Of(reply);
    }

    // A field has gone, or may no longer be written: without it the record may well be taken.
    private bool AskAnew(TaskAttempt attempt)
    {
        if (attempt.AskedAnew)
            return false;
        reader.Forget();
        return attempt.AskedAnew = true;
    }

    private static SaveOutcome? Patient(SaveOutcome? outcome, TaskWay way, OrgKnowledge org) =>
        outcome is SaveOutcome.Unknown lost && way == TaskWay.Insert && org.Facts.KeyField is null ? lost with { After = LongestInsert } : outcome;

    // 404 is about the address. In a batch there is no status: what is refused without any link is refused for the Task itself.
    private static bool IsTaskGone(TaskAttempt attempt, RestReply reply) =>
        attempt.TaskId is not null
        && (reply.Status == 404
            ? reply.Errors.All(e => e.Fields.IsEmpty)
            : !attempt.HasLinks && reply.Code is RestCodes.EntityIsDeleted or RestCodes.NotFound or RestCodes.InvalidCrossReference);

    private static bool Stops(SaveOutcome? outcome) => outcome is SaveOutcome.Unknown or SaveOutcome.Retry { WholeOrg: true };

    private static SaveOutcome.Retry NotSent(SaveOutcome stop) => stop switch
    {
        SaveOutcome.Retry(var message, _, var after) => new(message, WholeOrg: true, after),
        SaveOutcome.Unknown(var message, var after) => new(message, WholeOrg: true, after),
        _ => throw new ArgumentOutOfRangeException(nameof(stop)),
    };
}
