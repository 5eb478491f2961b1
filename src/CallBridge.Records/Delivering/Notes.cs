using CallBridge.Records.Outbox;
using Microsoft.Data.Sqlite;

namespace CallBridge.Records.Delivering;

/// <summary>What became of the rows of a batch, to be committed as one.</summary>
internal sealed class Notes(CallStore store, DeliverySchedule schedule)
{
    private static readonly TimeSpan WhileStoreFails = TimeSpan.FromSeconds(5);

    private readonly List<(string Key, Func<SqliteConnection, DateTimeOffset, bool> Work)> _notes = [];

    public void Add(OutboxRow row, Func<SqliteConnection, DateTimeOffset, bool> work) => _notes.Add((row.Record.Key, work));

    /// <summary>Kept in the end. Until then the rows look as if nothing had been done about them, and are held back here.</summary>
    public async Task KeepAsync()
    {
        if (_notes.Count == 0 || await store.ChangeRowsAsync(_notes) is null)
            return;
        var stamp = schedule.Stamp();
        foreach (var (key, _) in _notes)
            schedule.HoldRow(stamp, key, WhileStoreFails);
    }
}
