using System.Collections.Immutable;
using CallBridge.Calls.Records;
using Microsoft.Data.Sqlite;

namespace CallBridge.Records;

/// <summary>Facts of the desks, by agent and name.</summary>
internal static class KeptTable
{
    public static void Put(SqliteConnection connection, KeptFact fact) => connection.Execute(
        """
        INSERT INTO kept (agent, name, text, at) VALUES ($agent, $name, $text, $at)
        ON CONFLICT (agent, name) DO UPDATE SET text = $text, at = $at
        """,
        ("$agent", fact.Agent), ("$name", fact.Name), ("$text", fact.Text), ("$at", Sql.Utc(fact.At)));

    public static ImmutableArray<KeptFact> Of(SqliteConnection connection, string agent)
    {
        using var command = connection.Command("SELECT agent, name, text, at FROM kept WHERE agent = $agent ORDER BY name", ("$agent", agent));
        using var reader = command.ExecuteReader();
        var facts = ImmutableArray.CreateBuilder<KeptFact>();
        while (reader.Read())
            facts.Add(new(reader.GetString(0), reader.GetString(1), reader.GetString(2), Sql.Utc(reader.GetString(3))));
        return facts.ToImmutable();
    }
}
