using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CallBridge.Records;

/// <summary>
/// Brings what can still be read of a damaged database into a new one, which then takes its place. Killed at any point it loses nothing:
/// <code>
///  calls.db (damaged) ──copy──► calls.db.read ──rows──► calls.db.building
///  calls.db.building ──► calls.db.salvaged-TIME       from here on it goes forward only, at the next start if need be:
///  calls.db, -wal    ──► calls.db.damaged-TIME, -wal
///  calls.db.salvaged-TIME ──► calls.db
/// </code>
/// </summary>
internal static class StoreSalvage
{
    private const string Read = ".read";
    private const string Building = ".building";
    private const string Salvaged = ".salvaged-";
    private const string Damaged = ".damaged-";

    private const int TooBig = 18;
    private const int Constraint = 19;
    private const int Mismatch = 20;

    private static readonly string[] Tables = ["journal", "history", "outbox", "kept"];

    // What .NET makes of ENOSPC, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL.
    private static readonly int[] DiskFull = [28, 112, 39];

    /// <summary>Opens the database; a damaged one is set aside, and what can be read of it is in its successor.</summary>
    /// <param name="directory">Where it lies.</param>
    /// <param name="thoroughly">As <see cref="StoreDatabase.Open"/> has it.</param>
    /// <param name="now">Names the file set aside.</param>
    /// <returns>Where a damaged file is now, or null; what was wrong with it, unless an earlier process found it.</returns>
    public static (SqliteConnection Database, string? SetAside, SqliteException? Damage) Open(string directory, bool thoroughly, DateTimeOffset now)
    {
        var setAside = Finish(directory);
        try
        {
            return (StoreDatabase.Open(directory, thoroughly), setAside, null);
        }
        catch (SqliteException fault) when (StoreDatabase.IsDamage(fault))
        {
            Begin(directory, now);
            setAside = Finish(directory);
            return (StoreDatabase.Open(directory), setAside, fault);
        }
    }

    /// <summary>All rows of a database.</summary>
    public static int Count(SqliteConnection connection) =>
        Tables.Sum(table => Convert.ToInt32(connection.Scalar($"SELECT count(*) FROM {table}"), CultureInfo.InvariantCulture));

    /// <summary>Brings over what can be read. What cannot be written is no reason to go without it: nothing is brought over then.</summary>
    /// <exception cref="SqliteException">It cannot be written: the disk is full, say.</exception>
    internal static void CopyRows(SqliteConnection from, SqliteConnection into)
    {
        using var transaction = into.BeginTransaction(deferred: false);
        foreach (var table in Tables)
            CopyTable(from, into, table);
        FailPoint.Hit(FailPoint.SalvageCopied);
        transaction.Commit();
    }

    // Puts a new database, with what can be read, in the place of the damaged one.
    private static void Begin(string directory, DateTimeOffset now)
    {
        var path = Path.Combine(directory, StoreDatabase.FileName);
        Delete(path + Building);
        using (var into = StoreDatabase.OpenFile(path + Building))
        {
            Copy(path, into);
            // All of it into the one file that is renamed.
            into.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        File.Move(path + Building, path + Salvaged + Stamp(path, now));
        FailPoint.Hit(FailPoint.SalvageReady);
    }

    // Ends what was begun, now or in a process that was killed. Null if nothing was.
    private static string? Finish(string directory)
    {
        var path = Path.Combine(directory, StoreDatabase.FileName);
        if (Directory.EnumerateFiles(directory, StoreDatabase.FileName + Salvaged + "*").FirstOrDefault() is not { } salvaged)
            return null;
        var aside = path + Damaged + salvaged[(path.Length + Salvaged.Length)..];
        if (File.Exists(path))
        {
            // One is aside already where an older program has begun a third in between.
            for (var copy = 2; File.Exists(aside); copy++)
                aside = $"{path}{Damaged}{salvaged[(path.Length + Salvaged.Length)..]}-{copy}";
            File.Move(path, aside);
        }

        FailPoint.Hit(FailPoint.SalvageSetAside);
        if (File.Exists(path + "-wal"))
            File.Move(path + "-wal", aside + "-wal", overwrite: true);
        // An index into the log, made anew by whoever opens it.
        File.Delete(path + "-shm");
        File.Move(salvaged, path);
        return aside;
    }

    // The damaged file is left as it is: a copy of it is read.
    private static void Copy(string damaged, SqliteConnection into)
    {
        var copy = damaged + Read;
        try
        {
            Delete(copy);
            foreach (var suffix in (ReadOnlySpan<string>)["", "-wal"])
            {
                if (File.Exists(damaged + suffix))
                    File.Copy(damaged + suffix, copy + suffix);
            }

            using var from = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ToString());
            from.Open();
            CopyRows(from, into);
        }
        catch (Exception fault) when (StoreDatabase.IsDamage(fault) || (fault is IOException or UnauthorizedAccessException && !DiskFull.Contains(fault.HResult & 0xFFFF)))
        {
            // Not even that: the file set aside has what there is.
        }
        finally
        {
            Delete(copy);
        }
    }

    private static string Stamp(string path, DateTimeOffset now)
    {
        var second = now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var stamp = second;
        for (var copy = 2; File.Exists(path + Damaged + stamp); copy++)
            stamp = $"{second}-{copy}";
        return stamp;
    }

    private static void Delete(string path)
    {
        foreach (var suffix in (ReadOnlySpan<string>)["", "-wal", "-shm"])
            File.Delete(path + suffix);
    }

    // From both ends: a page that cannot be read stops each way before it.
    private static void CopyTable(SqliteConnection from, SqliteConnection into, string table)
    {
        var known = Columns(into, table);
        CopyRows(from, into, table, known, "ASC");
        CopyRows(from, into, table, known, "DESC");
    }

    private static void CopyRows(SqliteConnection from, SqliteConnection into, string table, HashSet<string> known, string direction)
    {
        using var command = from.Command($"SELECT * FROM {table} NOT INDEXED ORDER BY rowid {direction}");
        using var reader = Readable(command.ExecuteReader);
        while (reader is not null && IsThere(reader))
        {
            var values = Enumerable.Range(0, reader.FieldCount).Where(i => known.Contains(reader.GetName(i)))
                .Select(i => (Name: reader.GetName(i), Value: reader.IsDBNull(i) ? null : reader.GetValue(i))).ToList();
            Put(into, table, values);
        }
    }

    // A row that no table of ours takes came of the damage; what hinders every row is told.
    private static void Put(SqliteConnection into, string table, List<(string Name, object? Value)> values)
    {
        try
        {
            into.Execute(
                $"INSERT OR IGNORE INTO {table} ({string.Join(", ", values.Select(v => v.Name))}) VALUES ({string.Join(", ", values.Select(v => "$" + v.Name))})",
                [.. values.Select(v => ("$" + v.Name, v.Value))]);
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is TooBig or Constraint or Mismatch)
        {
        }
    }

    // False, too, where it cannot be read on: the rows behind it are gone, or come from the other end.
    private static bool IsThere(SqliteDataReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    // Null where the table itself cannot be read, or is younger than the file.
    private static SqliteDataReader? Readable(Func<SqliteDataReader> read)
    {
        try
        {
            return read();
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    private static HashSet<string> Columns(SqliteConnection connection, string table)
    {
        using var command = connection.Command($"SELECT name FROM pragma_table_info('{table}')");
        using var reader = command.ExecuteReader();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names;
    }
}
