using System.Collections.Immutable;
using CallBridge.Calls.Records;
using Microsoft.Data.Sqlite;

namespace CallBridge.Records;

/// <summary>Live calls and ended ones.</summary>
internal static class JournalTables
{
    private const string Columns = "call_id, agent, schema, json, at";

    public static void PutLive(SqliteConnection connection, JournalRow row) => Put(connection, "journal", row);

    public static void RemoveLive(SqliteConnection connection, string callId) =>
        connection.Execute("DELETE FROM journal WHERE call_id = $call", ("$call", callId));

    public static void PutEnded(SqliteConnection connection, JournalRow row) => Put(connection, "history", row);

    public static ImmutableArray<JournalRow> Live(SqliteConnection connection) =>
        Read(connection.Command($"SELECT {Columns} FROM journal ORDER BY rowid"));

    public static ImmutableArray<JournalRow> Ended(SqliteConnection connection, int most) =>
        Read(connection.Command($"SELECT {Columns} FROM history ORDER BY seq DESC LIMIT $most", ("$most", most)));

    private static void Put(SqliteConnection connection, string table, JournalRow row) => connection.Execute(
        $"""
        INSERT INTO {table} ({Columns}) VALUES ($call, $agent, $schema, $json, $at)
        ON CONFLICT (call_id) DO UPDATE SET agent = $agent, schema = $schema, json = $json, at = $at
        """,
        ("$call", row.CallId), ("$agent", row.Agent), ("$schema", row.Schema), ("$json", row.Json), ("$at", Sql.Utc(row.At)));

    private static ImmutableArray<JournalRow> Read(SqliteCommand command)
    {
        using var disposed = command;
        using var reader = command.ExecuteReader();
        var rows = ImmutableArray.CreateBuilder<JournalRow>();
        while (reader.Read())
            rows.Add(new(reader.GetString(0), reader.GetString(1), reader.GetInt32(2), reader.GetString(3), Sql.Utc(reader.GetString(4))));
        return rows.ToImmutable();
    }
}
