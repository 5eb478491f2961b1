using CallBridge.Calls;
using CallBridge.Calls.Records;
using CallBridge.Calls.Search;

namespace CallBridge.Records.Tests.Bench;

/// <summary>An org of which one can say beforehand what becomes of the next requests.</summary>
/// <param name="hasKeyField">Whether saving by key updates the Task that is there; without, it inserts another.</param>
public sealed class ModelOrg(bool hasKeyField) : ISalesforce
{
    private int _tasksMade;

    public List<ModelTask> Tasks { get; } = [];

    /// <summary>Saves and look-ups, in order, as <c>save key revision</c> and <c>find key</c>.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Asked before each save; may throw to end the process.</summary>
    public Func<CallRecord, SaveFate> OnSave { get; set; } = _ => SaveFate.Done;

    /// <summary>Asked before each look-up; null: it is answered truly.</summary>
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

    public async Task<SaveOutcome> SaveAsync(CallRecord record, string? taskId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Requests.Add($"save {record.Key} {record.Revision}");
        var fate = OnSave(record);
        switch (fate)
        {
            case SaveFate.LostBefore:
                return new SaveOutcome.Unknown("lost on the way there");
            case SaveFate.RetryRow:
                return new SaveOutcome.Retry("row locked", WholeOrg: false);
            case SaveFate.RetryOrg:
                return new SaveOutcome.Retry("org down", WholeOrg: true);
            case SaveFate.Refused:
                return new SaveOutcome.Refused("Call Result is required", "FIELD_CUSTOM_VALIDATION_EXCEPTION");
        }
        var task = taskId is not null ? Tasks.Find(t => t.Id == taskId)
            : hasKeyField ? Tasks.Find(t => t.Key == record.Key)
            : null;
        if (task is null && taskId is not null)
            return new SaveOutcome.Refused("The Task was deleted", "ENTITY_IS_DELETED");
        task ??= Make(record.Key);
        task.Written.Add(record.Revision);
        task.Subject = record.Subject;
        await BeforeAnswer(record);
        cancellationToken.ThrowIfCancellationRequested();
        return fate == SaveFate.LostAfter ? new SaveOutcome.Unknown("lost on the way back") : new SaveOutcome.Saved(task.Id);
    }

    public Task<FindOutcome> FindAsync(string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Requests.Add($"find {key}");
        return Task.FromResult(OnFind(key)
            ?? (Tasks.Find(t => t.Key == key) is { } task ? new FindOutcome.Found(task.Id) : new FindOutcome.Absent()));
    }

    public Task<(OrgFacts? Facts, string? Problem)> ReadFactsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<SearchAnswer> SearchAsync(SearchRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<RecordDetails?> ReadAsync(string recordId, CancellationToken cancellationToken) => throw new NotSupportedException();
}
