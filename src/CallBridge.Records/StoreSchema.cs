using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CallBridge.Records;

/// <summary>The tables, and how each version came from the one before. A published step is never edited.</summary>
internal static class StoreSchema
{
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE journal (
            call_id TEXT NOT NULL PRIMARY KEY,
            agent TEXT NOT NULL,
            schema INTEGER NOT NULL,
            json TEXT NOT NULL,
            at TEXT NOT NULL);
        CREATE TABLE history (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            call_id TEXT NOT NULL UNIQUE,
            agent TEXT NOT NULL,
            schema INTEGER NOT NULL,
            json TEXT NOT NULL,
            at TEXT NOT NULL);
        CREATE TABLE outbox (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            key TEXT NOT NULL UNIQUE,
            call_id TEXT NOT NULL,
            agent TEXT NOT NULL,
            state TEXT NOT NULL,
            desired INTEGER NOT NULL,
            delivered INTEGER NOT NULL DEFAULT 0,
            in_flight INTEGER NOT NULL DEFAULT 0,
            task_id TEXT,
            adopted INTEGER NOT NULL DEFAULT 0,
            guarded INTEGER NOT NULL DEFAULT 0,
            doubtful INTEGER NOT NULL DEFAULT 0,
            attempts INTEGER NOT NULL DEFAULT 0,
            message TEXT,
            next_attempt TEXT,
            changed_at TEXT NOT NULL,
            record_schema INTEGER NOT NULL,
            record TEXT NOT NULL);
        CREATE INDEX outbox_state ON outbox (state, seq);
        """,
        // What was sent last and what the Task holds, by which a lost answer to an update is decided.
        """
        ALTER TABLE outbox ADD COLUMN edited INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE outbox ADD COLUMN sent TEXT;
        ALTER TABLE outbox ADD COLUMN held TEXT;
        UPDATE outbox SET sent = record_schema || ' ' || record WHERE in_flight > 0 AND in_flight = desired;
        UPDATE outbox SET held = record_schema || ' ' || record WHERE delivered > 0 AND delivered = desired AND in_flight = 0 AND adopted = 0 AND doubtful = 0;
        """,
        // What desks know for longer than their process lives: the softphone layout, countries called.
        """
        CREATE TABLE kept (
            agent TEXT NOT NULL,
            name TEXT NOT NULL,
            text TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (agent, name));
        """,
        // Of a row that is unknown: nobody can look it up, so that a person decides.
        """
        ALTER TABLE outbox ADD COLUMN undecided INTEGER NOT NULL DEFAULT 0;
        """,
    ];

    /// <summary>Brings the tables to the newest version.</summary>
    /// <exception cref="StoreUnusableException">They are of a newer program.</exception>
    public static void Migrate(SqliteConnection connection)
    {
        var version = Convert.ToInt32(connection.Scalar("PRAGMA user_version"), CultureInfo.InvariantCulture);
        if (version > Steps.Length)
        {
            throw new StoreUnusableException(
                $"{connection.DataSource} was written by a newer CallBridge (schema {version}, this one knows {Steps.Length}). Start the newer one.");
        }

        for (; version < Steps.Length; version++)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            connection.Execute(Steps[version]);
            connection.Execute($"PRAGMA user_version = {version + 1}");
            FailPoint.Hit(FailPoint.Migrating);
            transaction.Commit();
        }
    }
}
