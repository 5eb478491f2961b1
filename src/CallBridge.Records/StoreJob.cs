using Microsoft.Data.Sqlite;

namespace CallBridge.Records;

/// <summary>One piece of work on the store's thread, done within a transaction that it may share with its neighbours.</summary>
internal abstract class StoreJob
{
    /// <summary>Whether it must be done in the end, also if it cannot be done now.</summary>
    public abstract bool IsKept { get; }

    /// <summary>What <see cref="FailPoint"/> calls it; null: it has no places of its own.</summary>
    public string? Name { get; init; }

    /// <summary>Does the work. May run again after a roll-back.</summary>
    /// <param name="connection">Within a transaction.</param>
    /// <param name="changedKeys">Takes the keys of outbox rows that changed, in order.</param>
    public abstract void Run(SqliteConnection connection, List<string> changedKeys);

    /// <summary>The transaction is committed.</summary>
    public abstract void Committed();

    /// <summary>It was rolled back. A kept job may hear this, then be committed later.</summary>
    public abstract void Failed(Exception fault);
}
