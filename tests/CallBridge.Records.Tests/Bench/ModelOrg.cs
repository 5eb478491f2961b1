using System.Collections.Immutable;
using CallBridge.Calls;
using CallBridge.Calls.Records;
using CallBridge.Calls.Search;

namespace CallBridge.Records.Tests.Bench;

/// <summary>An org of which one can say beforehand what becomes of the next requests.</summary>
/// <param name="hasKeyField">Whether saving by key updates the Task that is there; without, it inserts another.</param>
public sealed class ModelOrg(bool hasKeyField) : ISalesforce
{
    private readonly Dictionary<string, int> _lost = [];
    private readonly Dictionary<string, CallRecord> _late = [];
    private int _tasksMade;

    public List<ModelTask> Tasks { get; } = [];

    /// <summary>Saves and look-ups of records, in order, as <c>save key revision</c> and <c>find key</c>.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>How many records each save carried.</summary>
    public List<int> Saves { get; } = [];

    /// <summary>How many records each look-up asked for.</summary>
    public List<int> Finds { get; } = [];

    public int MostAtOnce { get; set; } = 200;

    /// <summary>Whether look-ups tell what a Task holds.</summary>
    public bool TellsContent { get; set; } = true;

    /// <summary>Links that it refuses in every record.</summary>
    public DroppedLinks Dropped { get; set; }

    /// <summary>Breaks its promise.</summary>
    public bool AnswersOneTooFew { get; set; }

    /// <summary>
    /// Asked before each save; may throw to end the process. What is lost, or down, is so for all records of its request.
    /// </summary>
    public Func<CallRecord, SaveFate> OnSave { get; set; } = _ => SaveFate.Done;

    /// <summary>Asked before each look-up of a record; null: it is answered truly.</summary>
    public Func<string, FindOutcome?> OnFind { get; set; } = _ => null;

    /// <summary>Runs after a save was applied, before its answer arrives.</summary>
    public Func<CallRecord, Task> BeforeAnswer { get; set; } = _ => Task.CompletedTask;

    public ModelTask Only(string key) => Assert.Single(Tasks, t => t.Key == key);

    public ModelTask Make(string key)
    {
        var task = new ModelTask($"00TgK0000000{++_tasksMade:D6}", key);
        Tasks.Add(task);
        return task;
    }

    /// <summary>A person changes a Task by hand.</summary>
    public void Edit(ModelTask task, string subject) => task.Edit(subject, _lost.GetValueOrDefault(task.Key));

    public async Task<ImmutableArray<SaveOutcome>> SaveAsync(ImmutableArray<SaveRequest> batch, CancellationToken cancellationToken)
    {
        var outcomes = new List<SaveOutcome>();
        foreach (var request in batch.Chunk(MostAtOnce))
        {
            var stop = outcomes.Find(o => o is SaveOutcome.Unknown or SaveOutcome.Retry { WholeOrg: true });
            outcomes.AddRange(stop is null
                ? await RequestAsync(request, cancellationToken)
                : request.Select(_ => new SaveOutcome.Retry("not sent", WholeOrg: true)));
        }
        return [.. AnswersOneTooFew ? outcomes.Skip(1) : outcomes];
    }

    public Task<ImmutableArray<FindOutcome>> FindAsync(ImmutableArray<CallRecord> records, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Finds.Add(records.Length);
        Requests.AddRange(records.Select(r => $"find {r.Key}"));
        var outcomes = records.Select(r => OnFind(r.Key)
            ?? (Tasks.Find(t => t.Key == r.Key) is { } task
                ? new FindOutcome.Found(task.Id, TellsContent ? new(task.Values) : null) : new FindOutcome.Absent())).ToImmutableArray();
        foreach (var (record, outcome) in records.Zip(outcomes))
        {
            if (outcome is FindOutcome.Absent && _late.Remove(record.Key, out var late))
                Make(record.Key).Write(late);
        }
        return Task.FromResult(outcomes);
    }

    public Task<(OrgFacts? Facts, string? Problem)> ReadFactsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<SearchAnswer> SearchAsync(SearchRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<RecordDetails?> ReadAsync(string recordId, CancellationToken cancellationToken) => throw new NotSupportedException();

    private async Task<IEnumerable<SaveOutcome>> RequestAsync(SaveRequest[] batch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Saves.Add(batch.Length);
        Requests.AddRange(batch.Select(r => $"save {r.Record.Key} {r.Record.Revision}"));
        foreach (var (record, _, _) in batch)
            _lost[record.Key] = record.Revision;
        var fates = batch.Select(r => OnSave(r.Record)).ToList();
        if (fates.Contains(SaveFate.RetryOrg))
            return All(batch, new SaveOutcome.Retry("org down", WholeOrg: true), areKnown: true);
        if (fates.Contains(SaveFate.LostLate))
        {
            foreach (var (record, taskId, _) in batch)
            {
                if (taskId is null && !Tasks.Exists(t => t.Key == record.Key))
                    _late[record.Key] = record;
            }
            return All(batch, new SaveOutcome.Unknown("still at work"), areKnown: false);
        }
        if (fates.Contains(SaveFate.LostBefore))
            return All(batch, new SaveOutcome.Unknown("lost on the way there"), areKnown: false);
        var outcomes = new List<SaveOutcome>();
        foreach (var (request, fate) in batch.Zip(fates))
            outcomes.Add(await ApplyAsync(request, fate, cancellationToken));
        return fates.Contains(SaveFate.LostAfter)
            ? All(batch, new SaveOutcome.Unknown("lost on the way back"), areKnown: false)
            : Known(batch, outcomes);
    }

    private async Task<SaveOutcome> ApplyAsync(SaveRequest request, SaveFate fate, CancellationToken cancellationToken)
    {
        var (record, taskId, onlyNew) = request;
        if (fate == SaveFate.RetryRow)
            return new SaveOutcome.Retry("row locked", WholeOrg: false);
        if (fate == SaveFate.Refused)
            return new SaveOutcome.Refused("Call Result is required", "FIELD_CUSTOM_VALIDATION_EXCEPTION");
        var task = taskId is not null ? Tasks.Find(t => t.Id == taskId)
            : hasKeyField ? Tasks.Find(t => t.Key == record.Key)
            : null;
        if (task is null && taskId is not null)
            return new SaveOutcome.Refused("The Task was deleted", "ENTITY_IS_DELETED");
        if (task is not null && taskId is null && onlyNew)
            return new SaveOutcome.Exists();
        task ??= Make(record.Key);
        task.Write(record with
        {
            WhoId = Dropped.HasFlag(DroppedLinks.Who) ? null : record.WhoId,
            WhatId = Dropped.HasFlag(DroppedLinks.What) ? null : record.WhatId,
        });
        await BeforeAnswer(record);
        cancellationToken.ThrowIfCancellationRequested();
        return new SaveOutcome.Saved(task.Id, Dropped.Sentence(), Dropped);
    }

    private IEnumerable<SaveOutcome> All(SaveRequest[] batch, SaveOutcome outcome, bool areKnown) =>
        areKnown ? Known(batch, batch.Select(_ => outcome)) : batch.Select(_ => outcome);

    private IEnumerable<SaveOutcome> Known(SaveRequest[] batch, IEnumerable<SaveOutcome> outcomes)
    {
        foreach (var (record, _, _) in batch)
            _lost.Remove(record.Key);
        return outcomes;
    }
}
