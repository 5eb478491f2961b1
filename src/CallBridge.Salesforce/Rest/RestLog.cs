using Microsoft.Extensions.Logging;

namespace CallBridge.Salesforce.Rest;

/// <summary>Paths are left out: a search's carries the caller's number.</summary>
internal static partial class RestLog
{
    [LoggerMessage(601, LogLevel.Warning, "A {Method} to Salesforce was not answered: {Why}")]
    public static partial void Lost(this ILogger log, string method, string why);

    [LoggerMessage(602, LogLevel.Information, "Salesforce answered HTTP {Status}, {Code}")]
    public static partial void Refused(this ILogger log, int status, string code);

    [LoggerMessage(603, LogLevel.Warning, "The org has used {Used} of its {Allowed} daily API requests")]
    public static partial void UsageHigh(this ILogger log, long used, long allowed);
}
