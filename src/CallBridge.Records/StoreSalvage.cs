using Microsoft.Data.Sqlite;

namespace CallBridge.Records;

/// <summary>Brings what can still be read of a damaged database into a new one.</summary>
internal static class StoreSalvage
{
    private static readonly string[] Tables = ["journal", "history", "outbox"];

    /// <param name="damaged">The file set aside: left as it is, a copy of it is read.</param>
    /// <param name="into">A new database.</param>
    /// <returns>Rows brought over.</returns>
    public static int Copy(string damaged, SqliteConnection into)
    {
        var copy = damaged + ".read";
        try
        {
            foreach (var suffix in (ReadOnlySpan<string>)["", "-wal"])
            {
                if (File.Exists(damaged + suffix))
                    File.Copy(damaged + suffix, copy + suffix, overwrite: true);
            }

            using var from = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ToString());
            from.Open();
            using var transaction = into.BeginTransaction(deferred: false);
            var rows = Tables.Sum(table => CopyTable(from, into, table));
            transaction.Commit();
            return rows;
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
        {
            // Not even that: the file set aside has what there is.
            return 0;
        }
        finally
        {
            foreach (var suffix in (ReadOnlySpan<string>)["", "-wal", "-shm"])
                File.Delete(copy + suffix);
        }
    }

    // From both ends: a page that cannot be read stops each way before it.
    private static int CopyTable(SqliteConnection from, SqliteConnection into, string table)
    {
        var known = Columns(into, table);
        return CopyRows(from, into, table, known, "ASC") + CopyRows(from, into, table, known, "DESC");
    }

    private static int CopyRows(SqliteConnection from, SqliteConnection into, string table, HashSet<string> known, string direction)
    {
        var rows = 0;
        try
        {
            using var command = from.Command($"SELECT * FROM {table} NOT INDEXED ORDER BY rowid {direction}");
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                var values = Enumerable.Range(0, reader.FieldCount).Where(i => known.Contains(reader.GetName(i)))
                    .Select(i => (Name: reader.GetName(i), Value: reader.IsDBNull(i) ? null : reader.GetValue(i))).ToList();
                rows += into.Execute(
                    $"INSERT OR IGNORE INTO {table} ({string.Join(", ", values.Select(v => v.Name))}) VALUES ({string.Join(", ", values.Select(v => "$" + v.Name))})",
                    [.. values.Select(v => ("$" + v.Name, v.Value))]);
            }
        }
        catch (SqliteException)
        {
            // The rows behind it are gone, or come from the other end.
        }

        return rows;
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
