using Microsoft.Extensions.Logging;

namespace CallBridge.Salesforce.Rest;

/// <summary>Paths are left out: a search's carries the caller's number.</summary>
internal static partial class RestLog
{
    [LoggerMessage(4001, LogLevel.Warning, "A {Method} to Salesforce was not answered: {Why}")]
    public static partial void Lost(ILogger logger, string method, string why);

    [LoggerMessage(4002, LogLevel.Information, "Salesforce answered HTTP {Status}, {Code}")]
    public static partial void Refused(ILogger logger, int status, string code);

    [LoggerMessage(4003, LogLevel.Warning, "The org has used {Used} of its {Allowed} daily API requests")]
    public static partial void UsageHigh(ILogger logger, long used, long allowed);
}
