using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Records.Tests;

/// <summary>
/// Run as a process of its own: takes the data directory that its argument names, or with <c>lock</c> the database in it for writing, says so,
/// and waits to be killed. With <c>open</c> it opens the store there and ends.
/// </summary>
public static class DirectoryHolder
{
    public const string Taken = "taken";
    public const string LockDatabase = "lock";

    public const string OpenStore = "open";

    public static async Task Main(string[] args)
    {
        if (args is [_, OpenStore])
        {
            await using var store = new CallStore(args[0], TimeProvider.System, NullLogger<CallStore>.Instance);
            await store.OpenAsync(CancellationToken.None);
            return;
        }

        using var held = args is [_, LockDatabase] ? Lock(args[0]) : (IDisposable)DataDirectory.Open(args[0]);
        Console.WriteLine(Taken);
        Console.ReadLine();
    }

    private static SqliteConnection Lock(string directory)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(directory, "calls.db")};Pooling=False");
        connection.Open();
        connection.Execute("BEGIN IMMEDIATE");
        return connection;
    }
}
