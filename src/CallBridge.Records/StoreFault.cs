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
}
