using Microsoft.Data.Sqlite;

namespace CallBridge.Records;

/// <summary>Work that must be done in the end: kept in memory and tried again for as long as it fails.</summary>
internal sealed class StoreChange(Action<SqliteConnection, List<string>> work) : StoreJob
{
    private readonly TaskCompletionSource<string?> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Null at commit; a plain sentence at the first failure.</summary>
    public Task<string?> Done => _done.Task;

    public override bool IsKept => true;

    public override void Run(SqliteConnection connection, List<string> changedKeys) => work(connection, changedKeys);

    public override void Committed() => _done.TrySetResult(null);

    public override void Failed(Exception fault) => _done.TrySetResult(
        $"This could not be written to disk yet and is kept in memory: {StoreFault.Sentence(fault)}");
}
