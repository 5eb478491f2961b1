using CallBridge.Calls.Records;
using CallBridge.Records.Outbox;
using CallBridge.Records.Tests.Bench;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Records.Tests;

/// <summary>Databases of former versions are opened and lose nothing.</summary>
public sealed class StoreMigrationTests
{
    // As version 1 made them.
    private const string Version1 =
        """
        CREATE TABLE journal (call_id TEXT NOT NULL PRIMARY KEY, agent TEXT NOT NULL, schema INTEGER NOT NULL, json TEXT NOT NULL, at TEXT NOT NULL);
        CREATE TABLE history (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, call_id TEXT NOT NULL UNIQUE, agent TEXT NOT NULL, schema INTEGER NOT NULL, json TEXT NOT NULL,
            at TEXT NOT NULL);
        CREATE TABLE outbox (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, call_id TEXT NOT NULL, agent TEXT NOT NULL, state TEXT NOT NULL,
            desired INTEGER NOT NULL, delivered INTEGER NOT NULL DEFAULT 0, in_flight INTEGER NOT NULL DEFAULT 0, task_id TEXT,
            adopted INTEGER NOT NULL DEFAULT 0, guarded INTEGER NOT NULL DEFAULT 0, doubtful INTEGER NOT NULL DEFAULT 0,
            attempts INTEGER NOT NULL DEFAULT 0, message TEXT, next_attempt TEXT, changed_at TEXT NOT NULL, record_schema INTEGER NOT NULL,
            record TEXT NOT NULL);
        CREATE INDEX outbox_state ON outbox (state, seq);
        PRAGMA user_version = 1;
        INSERT INTO journal VALUES ('live', '1001', 1, '{}', '2026-03-02T08:00:00.0000000+00:00');
        INSERT INTO history (call_id, agent, schema, json, at) VALUES ('ended', '1001', 1, '{}', '2026-03-02T08:00:00.0000000+00:00');
        """;

    [Fact]
    public async Task A_database_of_version_1_keeps_its_rows_and_knows_what_was_sent_and_what_the_task_holds()
    {
        using var directory = new TemporaryDirectory();
        await MakeAsync(directory, "saved", desired: 2, delivered: 2, inFlight: 0);
        await MakeAsync(directory, "sending", desired: 2, delivered: 1, inFlight: 2);
        await MakeAsync(directory, "unknown", desired: 3, delivered: 1, inFlight: 2);

        await using var store = new CallStore(directory.Path, new ManualTime(), NullLogger<CallStore>.Instance);
        await store.OpenAsync(CancellationToken.None);

        Assert.Equal("live", Assert.Single(await store.LoadLiveAsync(default)).CallId);
        Assert.Equal("ended", Assert.Single(await store.LoadEndedAsync(10, default)).CallId);
        Assert.Empty(await store.LoadKeptAsync("1001", default));
        var saved = Assert.IsType<OutboxRow>(await store.FindAsync("pbx.saved", default));
        Assert.Equal((RecordState.Saved, null, 2), (saved.State, saved.Sent, saved.Held?.Revision));
        var sending = Assert.IsType<OutboxRow>(await store.FindAsync("pbx.sending", default));
        Assert.Equal((RecordState.Unknown, 2, null), (sending.State, sending.Sent?.Revision, sending.Held));
        var unknown = Assert.IsType<OutboxRow>(await store.FindAsync("pbx.unknown", default));
        Assert.Equal((RecordState.Unknown, null, null), (unknown.State, unknown.Sent, unknown.Held));
    }

    private static async Task MakeAsync(TemporaryDirectory directory, string state, int desired, int delivered, int inFlight)
    {
        var file = Path.Combine(directory.Path, "calls.db");
        var isNew = !File.Exists(file);
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        if (isNew)
            connection.Execute(Version1);
        connection.Execute(
            """
            INSERT INTO outbox (key, call_id, agent, state, desired, delivered, in_flight, task_id, changed_at, record_schema, record)
            VALUES ($key, 'ended', '1001', $state, $desired, $delivered, $inFlight, '00T000000000001AAA', '2026-03-02T08:00:00.0000000+00:00', 1, $record)
            """,
            ("$key", "pbx." + state), ("$state", state), ("$desired", desired), ("$delivered", delivered), ("$inFlight", inFlight),
            ("$record", CallRecordJson.Write(Some.Record("pbx." + state, desired))));
    }
}
