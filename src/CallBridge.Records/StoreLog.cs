using Microsoft.Extensions.Logging;

namespace CallBridge.Records;

internal static partial class StoreLog
{
    [LoggerMessage(3001, LogLevel.Error, "Calls cannot be written to disk and are kept in memory: {Why}")]
    public static partial void CannotKeep(ILogger logger, string why, Exception fault);

    [LoggerMessage(3002, LogLevel.Critical,
        "The call database was damaged. It was renamed to {Path} and a new one begun: calls and records that had not reached Salesforce are in the renamed file.")]
    public static partial void SetAside(ILogger logger, string path, Exception fault);

    [LoggerMessage(3003, LogLevel.Critical, "The program ends with {Count} changes that could not be written to disk.")]
    public static partial void Lost(ILogger logger, int count);

    [LoggerMessage(3004, LogLevel.Error, "A change of a call record was committed but could not be read back.")]
    public static partial void CannotTell(ILogger logger, Exception fault);

    [LoggerMessage(3005, LogLevel.Critical, "A change cannot be written to disk at all and was dropped.")]
    public static partial void Dropped(ILogger logger, Exception fault);
}
