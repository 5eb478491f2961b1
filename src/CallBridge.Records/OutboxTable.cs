using System.Collections.Immutable;
using CallBridge.Calls.Records;
using Microsoft.Data.Sqlite;

namespace CallBridge.Records;

/// <summary>
/// The statements that move an outbox row from state to state. Each changes only what its event says, so that a newer revision
/// which was committed while a request was under way is never overwritten by that request's outcome.
/// <code>
///            BeginSend            Saved, nothing newer
///  pending ───────────► sending ───────────────────────► saved ──(newer revision)──► pending
///     ▲  ▲                 │ │ └── Refused ──► failed ──(newer revision, person)──► pending
///     │  └── NotSaved ─────┘ └── Lost, or found so at start ──► unknown
///     └──────────────── Adopted with something newer, Absent ──────┘
/// </code>
/// </summary>
internal static class OutboxTable
{
    /// <summary>Delivered rows kept: their Task ids let a late revision update instead of insert.</summary>
    public const int SavedRows = 5_000;

    private const string Columns =
        "record_schema, record, state, delivered, in_flight, task_id, adopted, guarded, doubtful, attempts, message, next_attempt, changed_at";

    /// <summary>Takes in a record: new, or a newer revision; an older or equal one changes nothing.</summary>
    /// <returns>Whether anything changed.</returns>
    public static bool Put(SqliteConnection connection, CallRecord record, DateTimeOffset now)
    {
        var changed = connection.Execute(
            """
            INSERT INTO outbox (key, call_id, agent, state, desired, changed_at, record_schema, record)
            VALUES ($key, $call, $agent, 'pending', $revision, $now, $schema, $record)
            ON CONFLICT (key) DO UPDATE SET
                desired = $revision, record_schema = $schema, record = $record, changed_at = $now,
                doubtful = 0,
                attempts = CASE WHEN state IN ('saved', 'failed') THEN 0 ELSE attempts END,
                message = CASE WHEN state IN ('saved', 'failed') THEN NULL ELSE message END,
                state = CASE WHEN state IN ('saved', 'failed') THEN 'pending' ELSE state END
            WHERE $revision > desired
            """,
            ("$key", record.Key), ("$call", record.CallId), ("$agent", record.Agent), ("$revision", record.Revision),
            ("$now", Sql.Utc(now)), ("$schema", CallRecordJson.Schema), ("$record", CallRecordJson.Write(record)));
        if (changed == 0)
            return false;
        connection.Execute(
            """
            DELETE FROM outbox WHERE state = 'saved'
                AND seq <= (SELECT seq FROM outbox WHERE state = 'saved' ORDER BY seq DESC LIMIT 1 OFFSET $most)
            """,
            ("$most", SavedRows));
        return true;
    }

    /// <summary>After a start: what was being sent when the process ended may or may not have arrived.</summary>
    public static int RecoverSending(SqliteConnection connection) => connection.Execute(
        "UPDATE outbox SET state = 'unknown', message = 'The program ended while this was being sent.' WHERE state = 'sending'");

    /// <summary>Marks the newest revision as under way.</summary>
    public static bool BeginSend(SqliteConnection connection, string key, DateTimeOffset now) => 1 == connection.Execute(
        """
        UPDATE outbox SET state = 'sending', in_flight = desired, next_attempt = NULL, changed_at = $now
        WHERE key = $key AND state IN ('pending', 'unknown')
        """,
        ("$key", key), ("$now", Sql.Utc(now)));

    public static bool Saved(SqliteConnection connection, string key, int revision, string taskId, string? remark, DateTimeOffset now) =>
        1 == connection.Execute(
            """
            UPDATE outbox SET delivered = max(delivered, $revision), in_flight = 0, task_id = $task, guarded = 0, doubtful = 0,
                attempts = 0, message = $remark, next_attempt = NULL, changed_at = $now,
                state = CASE WHEN desired > $revision THEN 'pending' ELSE 'saved' END
            WHERE key = $key
            """,
            ("$key", key), ("$revision", revision), ("$task", taskId), ("$remark", remark), ("$now", Sql.Utc(now)));

    /// <summary>A look-up found the Task.</summary>
    /// <param name="connection">Within a transaction.</param>
    /// <param name="key">The call key.</param>
    /// <param name="taskId">What was found.</param>
    /// <param name="delivered">The revision that counts as delivered and is never sent again.</param>
    /// <param name="foreign">The Task was not written by this listener.</param>
    /// <param name="doubt">Why the Task may lack that revision; null if it has it.</param>
    /// <param name="now">UTC.</param>
    public static bool Adopted(
        SqliteConnection connection, string key, string taskId, int delivered, bool foreign, string? doubt, DateTimeOffset now) =>
        1 == connection.Execute(
            """
            UPDATE outbox SET delivered = max(delivered, $delivered), in_flight = 0, task_id = $task, guarded = 0,
                adopted = max(adopted, $foreign), doubtful = ($doubt IS NOT NULL AND desired <= $delivered),
                attempts = 0, message = $doubt, next_attempt = NULL, changed_at = $now,
                state = CASE WHEN desired > max(delivered, $delivered) THEN 'pending' ELSE 'saved' END
            WHERE key = $key
            """,
            ("$key", key), ("$task", taskId), ("$delivered", delivered), ("$foreign", foreign), ("$doubt", doubt), ("$now", Sql.Utc(now)));

    /// <summary>Certainly not saved.</summary>
    public static bool NotSaved(SqliteConnection connection, string key, string message, DateTimeOffset? next, DateTimeOffset now) =>
        1 == connection.Execute(
            """
            UPDATE outbox SET in_flight = 0, attempts = attempts + 1, message = $message, next_attempt = $next, changed_at = $now,
                state = 'pending'
            WHERE key = $key
            """,
            ("$key", key), ("$message", message), ("$next", Sql.Utc(next)), ("$now", Sql.Utc(now)));

    /// <summary>The answer was lost; what is in flight stays noted.</summary>
    public static bool Lost(SqliteConnection connection, string key, string message, DateTimeOffset? next, DateTimeOffset now) =>
        1 == connection.Execute(
            """
            UPDATE outbox SET attempts = attempts + 1, message = $message, next_attempt = $next, changed_at = $now, state = 'unknown'
            WHERE key = $key
            """,
            ("$key", key), ("$message", message), ("$next", Sql.Utc(next)), ("$now", Sql.Utc(now)));

    /// <summary>A look-up was not answered: the state stays.</summary>
    public static bool Postponed(SqliteConnection connection, string key, string message, DateTimeOffset? next, DateTimeOffset now) =>
        1 == connection.Execute(
            "UPDATE outbox SET attempts = attempts + 1, message = $message, next_attempt = $next, changed_at = $now WHERE key = $key",
            ("$key", key), ("$message", message), ("$next", Sql.Utc(next)), ("$now", Sql.Utc(now)));

    /// <summary>Refused for good; a revision that came since may fare better.</summary>
    public static bool Refused(SqliteConnection connection, string key, int revision, string message, DateTimeOffset now) =>
        1 == connection.Execute(
            """
            UPDATE outbox SET in_flight = 0, attempts = attempts + 1, message = $message, next_attempt = NULL, changed_at = $now,
                state = CASE WHEN desired > $revision THEN 'pending' ELSE 'failed' END
            WHERE key = $key
            """,
            ("$key", key), ("$revision", revision), ("$message", message), ("$now", Sql.Utc(now)));

    /// <summary>A person wants it sent again: what was refused, or an update that may not have arrived.</summary>
    public static bool Retry(SqliteConnection connection, string key, DateTimeOffset now) => 1 == connection.Execute(
        """
        UPDATE outbox SET delivered = min(delivered, desired - 1), guarded = (task_id IS NULL), doubtful = 0,
            attempts = 0, message = NULL, next_attempt = NULL, changed_at = $now, state = 'pending'
        WHERE key = $key AND (state = 'failed' OR (state = 'saved' AND doubtful = 1))
        """,
        ("$key", key), ("$now", Sql.Utc(now)));

    /// <summary>A person has changed what was refused. The revision stays: it was never delivered, and the desk numbers the next.</summary>
    public static bool Mend(SqliteConnection connection, CallRecord mended) => 1 == connection.Execute(
        "UPDATE outbox SET record_schema = $schema, record = json_set($record, '$.Revision', desired) WHERE key = $key AND state = 'failed'",
        ("$key", mended.Key), ("$schema", CallRecordJson.Schema), ("$record", CallRecordJson.Write(mended)));

    public static bool Delete(SqliteConnection connection, string key) => 1 == connection.Execute(
        "DELETE FROM outbox WHERE key = $key AND state = 'failed'", ("$key", key));

    public static OutboxRow? Find(SqliteConnection connection, string key)
    {
        using var command = connection.Command($"SELECT {Columns} FROM outbox WHERE key = $key", ("$key", key));
        using var reader = command.ExecuteReader();
        return reader.Read() ? Row(reader) : null;
    }

    /// <summary>Newest first.</summary>
    public static ImmutableArray<OutboxRow> List(SqliteConnection connection, RecordState? state, int most)
    {
        using var command = connection.Command(
            $"SELECT {Columns} FROM outbox WHERE $state IS NULL OR state = $state ORDER BY seq DESC LIMIT $most",
            ("$state", state is { } wanted ? Name(wanted) : null), ("$most", most));
        using var reader = command.ExecuteReader();
        var rows = ImmutableArray.CreateBuilder<OutboxRow>();
        while (reader.Read())
            rows.Add(Row(reader));
        return rows.ToImmutable();
    }

    /// <summary>Keys of rows that want something done, oldest first.</summary>
    public static ImmutableArray<(string Key, RecordState State)> Waiting(SqliteConnection connection) =>
        Keys(connection.Command("SELECT key, state FROM outbox WHERE state IN ('pending', 'unknown') ORDER BY seq"));

    /// <summary>Keys of the newest rows, newest first; their records are not read.</summary>
    public static ImmutableArray<(string Key, RecordState State)> Newest(SqliteConnection connection, int most) =>
        Keys(connection.Command("SELECT key, state FROM outbox ORDER BY seq DESC LIMIT $most", ("$most", most)));

    private static ImmutableArray<(string Key, RecordState State)> Keys(SqliteCommand command)
    {
        using var disposed = command;
        using var reader = command.ExecuteReader();
        var keys = ImmutableArray.CreateBuilder<(string, RecordState)>();
        while (reader.Read())
            keys.Add((reader.GetString(0), State(reader.GetString(1))));
        return keys.ToImmutable();
    }

    public static OutboxCounts Count(SqliteConnection connection)
    {
        using var command = connection.Command(
            "SELECT coalesce(sum(state <> 'failed'), 0), coalesce(sum(state = 'failed'), 0) FROM outbox WHERE state IN ('pending', 'sending', 'unknown', 'failed')");
        using var reader = command.ExecuteReader();
        return reader.Read() ? new(reader.GetInt32(0), reader.GetInt32(1)) : default;
    }

    private static OutboxRow Row(SqliteDataReader reader) => new()
    {
        Record = CallRecordJson.Read(reader.GetInt32(0), reader.GetString(1)),
        State = State(reader.GetString(2)),
        Delivered = reader.GetInt32(3),
        InFlight = reader.GetInt32(4),
        TaskId = reader.IsDBNull(5) ? null : reader.GetString(5),
        Adopted = reader.GetInt32(6) != 0,
        Guarded = reader.GetInt32(7) != 0,
        Doubtful = reader.GetInt32(8) != 0,
        Attempts = reader.GetInt32(9),
        Message = reader.IsDBNull(10) ? null : reader.GetString(10),
        NextAttempt = reader.IsDBNull(11) ? null : Sql.Utc(reader.GetString(11)),
        ChangedAt = Sql.Utc(reader.GetString(12)),
    };

    private static RecordState State(string name) => name switch
    {
        "pending" => RecordState.Pending,
        "sending" => RecordState.Sending,
        "unknown" => RecordState.Unknown,
        "saved" => RecordState.Saved,
        "failed" => RecordState.Failed,
        _ => throw new StoreUnusableException($"The outbox holds the state '{name}', which this program does not know."),
    };

    private static string Name(RecordState state) => state switch
    {
        RecordState.Pending => "pending",
        RecordState.Sending => "sending",
        RecordState.Unknown => "unknown",
        RecordState.Saved => "saved",
        RecordState.Failed => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No row is kept in this state."),
    };
}
