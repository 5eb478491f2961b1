using CallBridge.Calls.Records;
using Microsoft.Data.Sqlite;

namespace CallBridge.Records.Outbox;

/// <summary>
/// The statements by which delivery moves a row from state to state. Each changes only what its event says, so that a newer revision
/// which was committed while a request was under way is never overwritten by that request's outcome.
/// <code>
///            BeginSend            Saved, nothing newer
///  pending ───────────► sending ───────────────────────► saved ──(newer revision)──► pending
///     ▲  ▲                 │ │ └── Refused ──► failed ──(newer revision, person)──► pending
///     │  │                 │ │                 unknown ── Undecided ──► unknown ──(person)──► pending
///     │  └── NotSaved ─────┘ └── Lost, or found so at start ──► unknown ── Left ──► saved
///     └──────────────── Arrived with something newer ────────────┘
/// </code>
/// </summary>
internal static class OutboxMoves
{
    /// <summary>After a start: what was being sent when the process ended may or may not have arrived.</summary>
    public static int RecoverSending(SqliteConnection connection) => connection.Execute(
        "UPDATE outbox SET state = 'unknown', message = 'The program ended while this was being sent.' WHERE state = 'sending'");

    /// <summary>Marks the newest revision as under way. Of a new Task, what was lost before may still arrive: it stays noted as what the Task may hold.</summary>
    public static bool BeginSend(SqliteConnection connection, string key, DateTimeOffset now) => 1 == connection.Execute(
        """
        UPDATE outbox SET state = 'sending', held = CASE WHEN in_flight > 0 AND delivered = 0 THEN sent ELSE held END,
            in_flight = desired, sent = record_schema || ' ' || record, undecided = 0, next_attempt = NULL, changed_at = $now
        WHERE key = $key AND state IN ('pending', 'unknown')
        """,
        ("$key", key), ("$now", Sql.Utc(now)));

    /// <summary>The Task holds a revision: it was saved now, or a look-up has shown that it was.</summary>
    /// <param name="connection">Within a transaction.</param>
    /// <param name="key">The call key.</param>
    /// <param name="revision">Never sent again.</param>
    /// <param name="held">What the Task holds; null if that is not known.</param>
    /// <param name="taskId">The Task.</param>
    /// <param name="remark">A plain sentence if it was saved otherwise than asked; else null.</param>
    /// <param name="now">UTC.</param>
    public static bool Arrived(
        SqliteConnection connection, string key, int revision, CallRecord? held, string taskId, string? remark, DateTimeOffset now) =>
        1 == connection.Execute(
            """
            UPDATE outbox SET delivered = max(delivered, $revision), in_flight = 0, sent = NULL, held = $held, task_id = $task,
                guarded = 0, doubtful = 0, attempts = 0, message = $remark, next_attempt = NULL, changed_at = $now,
                state = CASE WHEN desired > $revision THEN 'pending' ELSE 'saved' END
            WHERE key = $key
            """,
            ("$key", key), ("$revision", revision), ("$held", held is null ? null : CallRecordJson.WriteFormer(held)), ("$task", taskId),
            ("$remark", remark), ("$now", Sql.Utc(now)));

    /// <summary>Another's Task has the key: it is left as it is, and this revision counts as delivered.</summary>
    public static bool Adopted(
        SqliteConnection connection, string key, int revision, CallRecord? held, string taskId, string remark, DateTimeOffset now) =>
        1 == connection.Execute(
            """
            UPDATE outbox SET delivered = max(delivered, $revision), in_flight = 0, sent = NULL, held = $held, task_id = $task, adopted = 1,
                guarded = 0, doubtful = 0, attempts = 0, message = $remark, next_attempt = NULL, changed_at = $now,
                state = CASE WHEN desired > $revision THEN 'pending' ELSE 'saved' END
            WHERE key = $key
            """,
            ("$key", key), ("$revision", revision), ("$held", held is null ? null : CallRecordJson.WriteFormer(held)), ("$task", taskId),
            ("$remark", remark), ("$now", Sql.Utc(now)));

    /// <summary>Somebody has changed the Task: it is left as it is now, whatever is still to be written.</summary>
    /// <param name="connection">Within a transaction.</param>
    /// <param name="key">The call key.</param>
    /// <param name="arrived">The revision that had arrived before that.</param>
    /// <param name="taskId">The Task.</param>
    /// <param name="remark">Said if a later revision is left unwritten.</param>
    /// <param name="now">UTC.</param>
    public static bool Left(
        SqliteConnection connection, string key, int arrived, string taskId, string remark, DateTimeOffset now) =>
        1 == connection.Execute(
            """
            UPDATE outbox SET delivered = desired, in_flight = 0, sent = NULL, task_id = $task, edited = 1, guarded = 0, doubtful = 0,
                attempts = 0, message = CASE WHEN desired > $arrived THEN $remark END, next_attempt = NULL, changed_at = $now, state = 'saved'
            WHERE key = $key
            """,
            ("$key", key), ("$arrived", arrived), ("$task", taskId), ("$remark", remark), ("$now", Sql.Utc(now)));

    /// <summary>Whether an update arrived cannot be told: never sent again by itself.</summary>
    public static bool Doubted(SqliteConnection connection, string key, int revision, string taskId, string doubt, DateTimeOffset now) =>
        1 == connection.Execute(
            """
            UPDATE outbox SET delivered = max(delivered, $revision), in_flight = 0, sent = NULL, held = NULL, task_id = $task, guarded = 0,
                doubtful = (desired <= $revision), attempts = 0, message = $doubt, next_attempt = NULL, changed_at = $now,
                state = CASE WHEN desired > $revision THEN 'pending' ELSE 'saved' END
            WHERE key = $key
            """,
            ("$key", key), ("$revision", revision), ("$task", taskId), ("$doubt", doubt), ("$now", Sql.Utc(now)));

    /// <summary>Certainly not saved; what was in flight before, and is still unknown, is so again.</summary>
    public static bool NotSaved(
        SqliteConnection connection, OutboxRow before, string message, DateTimeOffset? next, DateTimeOffset now) =>
        1 == connection.Execute(
            """
            UPDATE outbox SET in_flight = $before, sent = $sent, attempts = attempts + 1, message = $message, next_attempt = $next, changed_at = $now,
                state = CASE WHEN $before > 0 THEN 'unknown' ELSE 'pending' END
            WHERE key = $key
            """,
            ("$key", before.Record.Key), ("$before", before.InFlight), ("$sent", before.InFlight > 0 ? before.SentText : null), ("$message", message),
            ("$next", Sql.Utc(next)), ("$now", Sql.Utc(now)));

    /// <summary>As <see cref="NotSaved"/>, since a Task with this key is there: looked up before anything else.</summary>
    public static bool Met(
        SqliteConnection connection, OutboxRow before, string message, DateTimeOffset? next, DateTimeOffset now) =>
        NotSaved(connection, before, message, next, now)
        && 1 == connection.Execute("UPDATE outbox SET guarded = 1 WHERE key = $key", ("$key", before.Record.Key));

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

    /// <summary>Nobody can look up whether it is saved: a person decides.</summary>
    public static bool Undecided(SqliteConnection connection, string key, string message, DateTimeOffset now) =>
        1 == connection.Execute(
            "UPDATE outbox SET undecided = 1, message = $message, next_attempt = NULL, changed_at = $now, state = 'unknown' WHERE key = $key",
            ("$key", key), ("$message", message), ("$now", Sql.Utc(now)));

    /// <summary>Refused for good; a revision that came since may fare better.</summary>
    public static bool Refused(SqliteConnection connection, string key, int revision, string message, DateTimeOffset now) =>
        1 == connection.Execute(
            """
            UPDATE outbox SET in_flight = 0, sent = NULL, attempts = attempts + 1, message = $message, next_attempt = NULL, changed_at = $now,
                state = CASE WHEN desired > $revision THEN 'pending' ELSE 'failed' END
            WHERE key = $key
            """,
            ("$key", key), ("$revision", revision), ("$message", message), ("$now", Sql.Utc(now)));
}
