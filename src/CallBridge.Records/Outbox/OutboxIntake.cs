using CallBridge.Calls.Records;
using Microsoft.Data.Sqlite;

namespace CallBridge.Records.Outbox;

/// <summary>What comes into the outbox from the desk, and what a person does to what was set aside.</summary>
internal static class OutboxIntake
{
    /// <summary>Takes in a record: new, or a newer revision; an older or equal one changes nothing.</summary>
    /// <returns>Whether anything changed.</returns>
    public static bool Put(SqliteConnection connection, CallRecord record, DateTimeOffset now) => 0 < connection.Execute(
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

    /// <summary>
    /// A person wants it sent again. What was refused is looked up first; an update that may not have arrived is sent, and so is what nobody can
    /// look up: that is what the person has decided.
    /// </summary>
    public static bool Retry(SqliteConnection connection, string key, DateTimeOffset now) => 1 == connection.Execute(
        """
        UPDATE outbox SET delivered = min(delivered, desired - 1), guarded = (state <> 'saved'), doubtful = 0,
            held = CASE WHEN state = 'unknown' AND in_flight > 0 THEN sent ELSE held END,
            in_flight = CASE WHEN state = 'unknown' THEN 0 ELSE in_flight END, sent = CASE WHEN state = 'unknown' THEN NULL ELSE sent END,
            undecided = 0, attempts = 0, message = NULL, next_attempt = NULL, changed_at = $now, state = 'pending'
        WHERE key = $key AND (state = 'failed' OR (state = 'saved' AND doubtful = 1) OR (state = 'unknown' AND undecided = 1))
        """,
        ("$key", key), ("$now", Sql.Utc(now)));

    /// <summary>A person has changed what was refused. The revision stays: it was never delivered, and the desk numbers the next.</summary>
    public static bool Mend(SqliteConnection connection, CallRecord mended) => 1 == connection.Execute(
        "UPDATE outbox SET record_schema = $schema, record = json_set($record, '$.Revision', desired) WHERE key = $key AND state = 'failed'",
        ("$key", mended.Key), ("$schema", CallRecordJson.Schema), ("$record", CallRecordJson.Write(mended)));

    /// <summary>A person gives up what was refused, or has seen that what nobody could look up is there.</summary>
    public static bool Delete(SqliteConnection connection, string key) => 1 == connection.Execute(
        "DELETE FROM outbox WHERE key = $key AND (state = 'failed' OR (state = 'unknown' AND undecided = 1))", ("$key", key));
}
