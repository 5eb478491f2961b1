namespace CallBridge.Pages;

/// <summary>What is logged of the softphone pages: never a token, nor the words of a page.</summary>
internal static partial class PagesLog
{
    [LoggerMessage(301, LogLevel.Warning, "A softphone page could not be told of the desk; it reconnects.")]
    public static partial void PumpFailed(this ILogger log, Exception fault);

    [LoggerMessage(302, LogLevel.Warning, "A page claimed pop {Ticket} and could not open the record.")]
    public static partial void PopFailed(this ILogger log, string ticket);
}
