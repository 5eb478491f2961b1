using Microsoft.Extensions.Logging;

namespace CallBridge.Records;

/// <summary>What the store logs: never what a call or a record holds.</summary>
internal static partial class StoreLog
{
    [LoggerMessage(401, LogLevel.Error, "Calls cannot be written to disk and are kept in memory: {Why}")]
    public static partial void CannotKeep(this ILogger log, Exception fault, string why);

    [LoggerMessage(402, LogLevel.Critical,
        "The call database was damaged. It was renamed to {Path} and a new one begun, to which {Rows} calls and records could be brought over: what is missing is in the renamed file.")]
    public static partial void SetAside(this ILogger log, Exception? fault, string path, int rows);

    [LoggerMessage(403, LogLevel.Critical, "The program ends with {Count} changes that could not be written to disk.")]
    public static partial void Lost(this ILogger log, int count);

    [LoggerMessage(404, LogLevel.Error, "A change of a call record was committed but could not be read back.")]
    public static partial void CannotTell(this ILogger log, Exception fault);

    [LoggerMessage(405, LogLevel.Critical, "A change cannot be written to disk at all and was dropped.")]
    public static partial void Dropped(this ILogger log, Exception fault);
}
