using Microsoft.Data.Sqlite;

namespace CallBridge.Records;

/// <summary>What went wrong with the database, for a person.</summary>
internal static class StoreFault
{
    // https://sqlite.org/rescode.html
    public static string Sentence(Exception fault) => fault switch
    {
        SqliteException { SqliteErrorCode: 5 or 6 } => "another program holds the call database.",
        SqliteException { SqliteErrorCode: 8 } => "the call database may not be written.",
        SqliteException { SqliteErrorCode: 10 } => "the disk reports an error.",
        SqliteException { SqliteErrorCode: 11 or 26 } => "the call database is damaged.",
        SqliteException { SqliteErrorCode: 13 } => "the disk is full.",
        SqliteException { SqliteErrorCode: 14 } => "the call database cannot be opened.",
        StoreUnusableException => fault.Message,
        _ => $"an unexpected error ({fault.GetType().Name}).",
    };

    /// <summary>What a person can do about it.</summary>
    public static string Remedy(Exception fault) => fault switch
    {
        SqliteException { SqliteErrorCode: 5 or 6 } =>
            "Leave CallBridge running and end the program that holds it (a backup, a database browser): calls are written as soon as it lets go.",
        SqliteException { SqliteErrorCode: 8 or 14 } => "Leave CallBridge running and give this user the right to write to its data directory: calls are written as soon as that is so.",
        SqliteException { SqliteErrorCode: 10 } => "Leave CallBridge running, make room on the disk or have it checked: calls are written as soon as it takes them.",
        SqliteException { SqliteErrorCode: 13 } => "Leave CallBridge running and make room on the disk: calls are written as soon as it takes them.",
        _ => "Leave CallBridge running and tell your administrator: calls are written as soon as the database takes them.",
    };

    /// <summary>Whether it may pass while the program runs: another program lets go, somebody makes room.</summary>
    public static bool MayPass(Exception fault) => fault is SqliteException { SqliteErrorCode: 5 or 6 or 10 or 13 };
}
