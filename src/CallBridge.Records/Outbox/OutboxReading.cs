using System.Collections.Immutable;
using System.Text.Json;
using CallBridge.Calls.Records;
using Microsoft.Data.Sqlite;

namespace CallBridge.Records.Outbox;

/// <summary>The questions that are put to the outbox.</summary>
internal static class OutboxReading
{
    private const string Columns =
        "seq, record_schema, record, state, delivered, in_flight, task_id, adopted, guarded, doubtful, edited, attempts, message, next_attempt, "
        + "changed_at, sent, held, key, call_id, agent, desired, undecided";

    public static OutboxRow? Find(SqliteConnection connection, string key)
    {
        using var command = connection.Command($"SELECT {Columns} FROM outbox WHERE key = $key", ("$key", key));
        using var reader = command.ExecuteReader();
        return reader.Read() ? Row(reader) : null;
    }

    /// <summary>Where a record stands, its content left unread; null if there is none, or none of a kind that this program knows.</summary>
    public static RecordProgress? News(SqliteConnection connection, string key)
    {
        using var command = connection.Command(
            "SELECT call_id, agent, desired, state, task_id, message FROM outbox WHERE key = $key AND record_schema = $schema",
            ("$key", key), ("$schema", CallRecordJson.Schema));
        using var reader = command.ExecuteReader();
        return reader.Read()
            ? new(key, reader.GetString(0), reader.GetString(1), reader.GetInt32(2), OutboxStates.Read(reader.GetString(3)), Text(reader, 4), Text(reader, 5))
            : null;
    }

    /// <summary>Newest first.</summary>
    /// <param name="connection">Within a transaction.</param>
    /// <param name="state">Only those; null: all.</param>
    /// <param name="before">Only rows whose number is smaller; null: from the newest.</param>
    /// <param name="most">At most.</param>
    public static ImmutableArray<OutboxRow> List(SqliteConnection connection, RecordState? state, long? before, int most)
    {
        using var command = connection.Command(
            $"""
            SELECT {Columns} FROM outbox
            WHERE ($state IS NULL OR state = $state) AND ($before IS NULL OR seq < $before)
            ORDER BY seq DESC LIMIT $most
            """,
            ("$state", state is { } wanted ? OutboxStates.Name(wanted) : null), ("$before", before), ("$most", most));
        using var reader = command.ExecuteReader();
        var rows = ImmutableArray.CreateBuilder<OutboxRow>();
        while (reader.Read())
            rows.Add(Readable(reader));
        return rows.ToImmutable();
    }

    // One that another version wrote is shown for what it is, and hides none of the others.
    private static OutboxRow Readable(SqliteDataReader reader)
    {
        try
        {
            return Row(reader);
        }
        catch (JsonException)
        {
            var unread = new CallRecord
            {
                Key = reader.GetString(17),
                CallId = reader.GetString(18),
                Agent = reader.GetString(19),
                Revision = reader.GetInt32(20),
                Subject = "(written by another version of CallBridge)",
                Type = CallType.Inbound,
                DurationSeconds = 0,
                ActivityDate = default,
                StartedAt = Sql.Utc(reader.GetString(14)),
            };
            return Row(reader, unread) with { Message = "This version of CallBridge cannot read this record: it waits for the version that wrote it." };
        }
    }

    /// <summary>Keys of rows that want something done, oldest first.</summary>
    public static ImmutableArray<string> Waiting(SqliteConnection connection) =>
        [.. Keys(connection.Command("SELECT key, state FROM outbox WHERE state IN ('pending', 'unknown') ORDER BY seq")).Select(row => row.Key)];

    /// <summary>Keys of the newest rows, newest first; their records are not read.</summary>
    public static ImmutableArray<(string Key, RecordState State)> Newest(SqliteConnection connection, int most) =>
        Keys(connection.Command("SELECT key, state FROM outbox ORDER BY seq DESC LIMIT $most", ("$most", most)));

    public static OutboxCounts Count(SqliteConnection connection)
    {
        using var command = connection.Command(
            """
            SELECT coalesce(sum(state <> 'failed'), 0), coalesce(sum(state = 'failed'), 0), coalesce(sum(state = 'unknown' AND undecided = 1), 0)
            FROM outbox WHERE state IN ('pending', 'sending', 'unknown', 'failed')
            """);
        using var reader = command.ExecuteReader();
        return reader.Read() ? new(reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2)) : default;
    }

    private static ImmutableArray<(string Key, RecordState State)> Keys(SqliteCommand command)
    {
        using var disposed = command;
        using var reader = command.ExecuteReader();
        var keys = ImmutableArray.CreateBuilder<(string, RecordState)>();
        while (reader.Read())
            keys.Add((reader.GetString(0), OutboxStates.Read(reader.GetString(1))));
        return keys.ToImmutable();
    }

    private static OutboxRow Row(SqliteDataReader reader) => Row(reader, CallRecordJson.Read(reader.GetInt32(1), reader.GetString(2)));

    private static OutboxRow Row(SqliteDataReader reader, CallRecord record) => new()
    {
        Number = reader.GetInt64(0),
        Record = record,
        State = OutboxStates.Read(reader.GetString(3)),
        Delivered = reader.GetInt32(4),
        InFlight = reader.GetInt32(5),
        TaskId = Text(reader, 6),
        Adopted = reader.GetInt32(7) != 0,
        Guarded = reader.GetInt32(8) != 0,
        Doubtful = reader.GetInt32(9) != 0,
        Edited = reader.GetInt32(10) != 0,
        Attempts = reader.GetInt32(11),
        Message = Text(reader, 12),
        NextAttempt = Text(reader, 13) is { } next ? Sql.Utc(next) : null,
        ChangedAt = Sql.Utc(reader.GetString(14)),
        SentText = Text(reader, 15),
        HeldText = Text(reader, 16),
        Undecided = OutboxStates.Read(reader.GetString(3)) is RecordState.Unknown && reader.GetInt32(21) != 0,
    };

    private static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
