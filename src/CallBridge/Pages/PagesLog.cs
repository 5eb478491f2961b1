namespace CallBridge.Pages;

/// <summary>What is logged of the softphone pages: never a token, nor the words of a page.</summary>
internal static partial class PagesLog
{
    [LoggerMessage(301, LogLevel.Warning, "A softphone page could not be told of the desk; it reconnects.")]
    public static partial void PumpFailed(this ILogger log, Exception fault);

    [LoggerMessage(302, LogLevel.Warning, "A page claimed pop {Ticket} and could not open the record.")]
    public static partial void PopFailed(this ILogger log, string ticket);

    [LoggerMessage(303, LogLevel.Warning, "What was kept of {Name} cannot be read; the next page says it anew.")]
    public static partial void KeptUnreadable(this ILogger log, string name);

    [LoggerMessage(304, LogLevel.Warning, "A page took work in Salesforce ({Kind}) and did not say what became of it.")]
    public static partial void WorkLost(this ILogger log, string kind);
}
