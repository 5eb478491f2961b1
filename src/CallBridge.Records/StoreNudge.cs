using Microsoft.Data.Sqlite;

namespace CallBridge.Records;

/// <summary>Changes nothing: what is kept in memory is tried again before it.</summary>
internal sealed class StoreNudge : StoreJob
{
    public override bool IsKept => false;

    public override void Run(SqliteConnection connection, List<string> changedKeys)
    {
    }

    public override void Committed()
    {
    }

    public override void Failed(Exception fault)
    {
    }
}
