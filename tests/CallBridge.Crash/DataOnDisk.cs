using Microsoft.Data.Sqlite;

namespace CallBridge.Crash;

/// <summary>The data directory of a listener that is dead.</summary>
internal sealed class DataOnDisk(string directory)
{
    /// <summary>From the first version of the database to the newest.</summary>
    public const int Steps = 3;

    private const string Worn = "worn";

    private string File => Path.Combine(directory, "calls.db");

    /// <summary>False while it is being exchanged for another, which the next start will end.</summary>
    public bool IsWhole => System.IO.File.Exists(File) && Directory.GetFiles(directory, "*.salvaged-*").Length == 0;

    /// <summary>What is kept of the live calls and of the last that ended, as text, read from a copy so that what the kill left stays as it is; null if it cannot be read.</summary>
    public string? Read()
    {
        var copy = Path.Combine(directory, "copy.db");
        try
        {
            foreach (var suffix in (ReadOnlySpan<string>)["", "-wal"])
            {
                System.IO.File.Delete(copy + suffix);
                if (System.IO.File.Exists(File + suffix))
                    System.IO.File.Copy(File + suffix, copy + suffix);
            }

            using var connection = Open(copy);
            return string.Join('\n', Texts(connection, "SELECT json FROM journal UNION ALL SELECT * FROM (SELECT json FROM history ORDER BY seq DESC LIMIT 60)"));
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    /// <summary>A page that nothing of ours lies on and that SQLite's check will look at: to be damaged later.</summary>
    public void PrepareDamage()
    {
        using var connection = Open(File);
        Run(connection, $"CREATE TABLE IF NOT EXISTS {Worn} (x); INSERT INTO {Worn} SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM {Worn}); PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <summary>Damages the file as a bad sector does. What is in the write-ahead log stays there.</summary>
    public void Damage()
    {
        Read();
        var (page, size) = PageOfWorn(Path.Combine(directory, "copy.db"));
        if (page == 0)
        {
            PrepareDamage();
            (page, size) = PageOfWorn(File);
        }

        using var file = new FileStream(File, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Position = (page - 1) * size;
        file.Write(Enumerable.Repeat((byte)0xFF, (int)size).ToArray());
    }

    /// <summary>Takes the database back to its first version.</summary>
    public void Downgrade()
    {
        using var connection = Open(File);
        var version = Number(connection, "PRAGMA user_version");
        if (version >= 4)
            Run(connection, "ALTER TABLE outbox DROP COLUMN undecided");
        if (version >= 3)
            Run(connection, "DROP TABLE kept");
        if (version >= 2)
            Run(connection, "ALTER TABLE outbox DROP COLUMN edited; ALTER TABLE outbox DROP COLUMN sent; ALTER TABLE outbox DROP COLUMN held");
        Run(connection, "PRAGMA user_version = 1");
    }

    /// <summary>As many ended calls as are kept: each one more makes one to be pruned.</summary>
    public void Fill(int calls)
    {
        using var connection = Open(File);
        Run(connection,
            $"""
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {calls})
            INSERT INTO history (call_id, agent, schema, json, at) SELECT 'old-' || i, '1001', 1, 'null', '2026-01-01T00:00:00.0000000+00:00' FROM n
            """);
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return connection;
    }

    private static (long Page, long Size) PageOfWorn(string file)
    {
        using var connection = Open(file);
        return (Number(connection, $"SELECT rootpage FROM sqlite_schema WHERE name = '{Worn}'"), Number(connection, "PRAGMA page_size"));
    }

    private static void Run(SqliteConnection connection, string text)
    {
        using var command = Command(connection, text);
        command.ExecuteNonQuery();
    }

    private static long Number(SqliteConnection connection, string text)
    {
        using var command = Command(connection, text);
        return command.ExecuteScalar() as long? ?? 0;
    }

    private static List<string> Texts(SqliteConnection connection, string text)
    {
        using var command = Command(connection, text);
        using var reader = command.ExecuteReader();
        var all = new List<string>();
        while (reader.Read())
            all.Add(reader.GetString(0));
        return all;
    }

    private static SqliteCommand Command(SqliteConnection connection, string text)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class and numbers.
        command.CommandText = text;
#pragma warning restore CA2100
        return command;
    }
}
