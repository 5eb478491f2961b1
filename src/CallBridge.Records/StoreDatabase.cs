using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CallBridge.Records;

/// <summary>Opens the database file so that what is committed stays committed.</summary>
internal static class StoreDatabase
{
    public const string FileName = "calls.db";

    // SQLite's own waiting: another process (a backup, a curious person) may hold the file for a moment.
    private const int BusySeconds = 1;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;
    private const int SynchronousFull = 2;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static bool IsDamage(Exception fault) =>
        fault is SqliteException { SqliteErrorCode: Corrupt or NotADatabase };

    /// <summary>Opens the file of <paramref name="directory"/>, new or not.</summary>
    /// <param name="directory">Where it lies.</param>
    /// <param name="thoroughly">Every index is compared with its table too: slower, for a file that has given trouble.</param>
    /// <exception cref="SqliteException">It cannot be opened, or is damaged.</exception>
    /// <exception cref="StoreUnusableException">It cannot be used safely.</exception>
    public static SqliteConnection Open(string directory, bool thoroughly = false) => OpenFile(Path.Combine(directory, FileName), thoroughly);

    /// <inheritdoc cref="Open"/>
    /// <param name="path">The file.</param>
    /// <param name="thoroughly">Every index is compared with its table too.</param>
    public static SqliteConnection OpenFile(string path, bool thoroughly = false)
    {
        KeepPrivate(path);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            // A pooled connection keeps a pragma that somebody else changed.
            Pooling = false,
            DefaultTimeout = BusySeconds,
        }.ToString());
        try
        {
            connection.Open();
            Harden(connection);
            if (connection.Scalar(thoroughly ? "PRAGMA integrity_check" : "PRAGMA quick_check") is not "ok")
                throw new SqliteException("The database fails SQLite's own check.", Corrupt);
            StoreSchema.Migrate(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // Numbers and notes are nobody else's, also where the directory was made by others. SQLite gives its -wal and -shm the mode of the file.
    private static void KeepPrivate(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        try
        {
            if (!File.Exists(path))
            {
                using var made = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly });
            }

            foreach (var file in (ReadOnlySpan<string>)[path, path + "-wal", path + "-shm"])
            {
                if (File.Exists(file) && (File.GetUnixFileMode(file) & ~OwnerOnly) != 0)
                    File.SetUnixFileMode(file, File.GetUnixFileMode(file) & OwnerOnly);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // SQLite says what is wrong with the file, better than this could.
        }
    }

    // synchronous=NORMAL loses commits at power failure and no kill test can see it: so the setting is read back.
    private static void Harden(SqliteConnection connection)
    {
        Assert(connection, "journal_mode", connection.Scalar("PRAGMA journal_mode = WAL"), "wal");
        connection.Execute("PRAGMA synchronous = FULL");
        Assert(connection, "synchronous", connection.Scalar("PRAGMA synchronous"), SynchronousFull);
        if (!OperatingSystem.IsMacOS())
            return;
        // On macOS fsync alone leaves the data in the drive's cache.
        connection.Execute("PRAGMA fullfsync = 1; PRAGMA checkpoint_fullfsync = 1");
        Assert(connection, "fullfsync", connection.Scalar("PRAGMA fullfsync"), 1);
    }

    private static void Assert(SqliteConnection connection, string pragma, object? actual, object wanted)
    {
        var found = Convert.ToString(actual, CultureInfo.InvariantCulture);
        var expected = Convert.ToString(wanted, CultureInfo.InvariantCulture);
        if (found != expected)
        {
            throw new StoreUnusableException(
                $"{connection.DataSource} cannot be kept safely: SQLite's {pragma} is {found}, not {expected}. Put Listener:DataDirectory on a local disk.");
        }
    }
}
