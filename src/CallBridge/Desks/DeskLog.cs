namespace CallBridge.Desks;

/// <summary>What a desk logs: never a number or a name.</summary>
internal static partial class DeskLog
{
    [LoggerMessage(201, LogLevel.Error, "A desk could not take {Input}; calls go on.")]
    public static partial void StepFailed(this ILogger log, Exception fault, string input);

    [LoggerMessage(202, LogLevel.Error, "{Work} failed unexpectedly.")]
    public static partial void WorkFailed(this ILogger log, Exception fault, string work);

    [LoggerMessage(203, LogLevel.Critical, "The phone system cannot be followed just now; it is begun anew.")]
    public static partial void FollowingFailed(this ILogger log, Exception fault);

    [LoggerMessage(204, LogLevel.Error, "{Count} calls in the journal cannot be read by this version; they are left as they are.")]
    public static partial void RowsUnreadable(this ILogger log, int count);

    [LoggerMessage(205, LogLevel.Error, "The calls of the last run cannot be read back yet; new calls are followed meanwhile.")]
    public static partial void LoadedLater(this ILogger log);
}
