namespace CallBridge.Salesforce;

/// <summary>What the host logs of the org: never what a record holds.</summary>
internal static partial class SalesforceLog
{
    [LoggerMessage(651, LogLevel.Error, "The org could not be asked for what the desk goes by; it is asked again.")]
    public static partial void FactsFailed(this ILogger log, Exception fault);
}
