using Microsoft.Data.Sqlite;

namespace CallBridge.Records;

/// <summary>Work that somebody awaits and that is not done later if it cannot be done now.</summary>
internal sealed class StoreQuestion<T>(Func<SqliteConnection, List<string>, T> work) : StoreJob
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Answer => _answer.Task;

    public override bool IsKept => false;

    public override void Run(SqliteConnection connection, List<string> changedKeys) => _result = work(connection, changedKeys);

    public override void Committed() => _answer.TrySetResult(_result!);

    public override void Failed(Exception fault) => _answer.TrySetException(
        new StoreUnusableException($"The call database cannot answer: {StoreFault.Sentence(fault)}", fault));
}
