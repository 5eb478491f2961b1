using Microsoft.Extensions.Logging;

namespace CallBridge.Records;

internal static partial class DeliveryLog
{
    [LoggerMessage(3101, LogLevel.Warning, "The answer to saving the record of {Key} was lost; it is looked up: {Why}")]
    public static partial void AnswerLost(ILogger logger, string key, string why);

    [LoggerMessage(3102, LogLevel.Warning, "Salesforce refused the record of {Key} with {Code}; it is set aside.")]
    public static partial void Refused(ILogger logger, string key, string code);

    [LoggerMessage(3103, LogLevel.Error, "Delivery cannot read its outbox.")]
    public static partial void StoreUnusable(ILogger logger, Exception fault);

    [LoggerMessage(3104, LogLevel.Error, "The Salesforce client failed in a way that it should not.")]
    public static partial void Fault(ILogger logger, Exception fault);

    [LoggerMessage(3105, LogLevel.Error, "The record of {Key} cannot be read by this program; it waits, and the others do not.")]
    public static partial void RecordUnreadable(ILogger logger, string key, Exception fault);
}
