using Microsoft.Extensions.Logging;

namespace CallBridge.Records.Delivering;

/// <summary>What delivery logs: call keys and codes, never what a record holds.</summary>
internal static partial class DeliveryLog
{
    [LoggerMessage(501, LogLevel.Warning, "The answer to saving {Count} records, that of {Key} first, was lost; they are looked up before anything is sent again.")]
    public static partial void AnswerLost(this ILogger log, int count, string key);

    [LoggerMessage(502, LogLevel.Warning, "Salesforce refused the record of {Key} with {Code}; it is set aside.")]
    public static partial void Refused(this ILogger log, string key, string code);

    [LoggerMessage(503, LogLevel.Error, "Delivery cannot read its outbox.")]
    public static partial void StoreUnusable(this ILogger log, Exception fault);

    [LoggerMessage(504, LogLevel.Error, "The Salesforce client failed in a way that it should not.")]
    public static partial void Fault(this ILogger log, Exception fault);

    [LoggerMessage(506, LogLevel.Warning, "The Task of {Key} was changed in Salesforce by somebody else; it is left as it is.")]
    public static partial void LeftAsItIs(this ILogger log, string key);

    [LoggerMessage(505, LogLevel.Error, "The record of {Key} cannot be read by this program; it waits, and the others do not.")]
    public static partial void RecordUnreadable(this ILogger log, Exception fault, string key);
}
