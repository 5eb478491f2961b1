using CallBridge.Ami.Sessions;
using Microsoft.Extensions.Logging;

namespace CallBridge.Telephony.Asterisk;

/// <summary>What the adapter logs: never a number, a name or a secret.</summary>
internal static partial class AsteriskLog
{
    [LoggerMessage(701, LogLevel.Information, "Connected to the phone system: {Banner}.")]
    public static partial void Connected(this ILogger<AsteriskPhones> log, string banner);

    [LoggerMessage(702, LogLevel.Warning, "Not connected to the phone system ({Reason}); next try in {RetryIn}.")]
    public static partial void Disconnected(this ILogger<AsteriskPhones> log, AmiEndReason reason, TimeSpan retryIn);

    [LoggerMessage(703, LogLevel.Warning, "The phone system did not give its channel list: {Outcome}.")]
    public static partial void ListFailed(this ILogger<AsteriskPhones> log, AmiOutcome outcome);

    [LoggerMessage(704, LogLevel.Debug, "The phone system is asked: {Command}.")]
    public static partial void Asked(this ILogger<AsteriskPhones> log, string command);

    [LoggerMessage(705, LogLevel.Warning, "The tones to be sent after the answer were refused.")]
    public static partial void DigitsRefused(this ILogger<AsteriskPhones> log);

    [LoggerMessage(706, LogLevel.Error, "The phone system's channel list could not be taken; it is asked for again.")]
    public static partial void ListFaulted(this ILogger<AsteriskPhones> log, Exception fault);

    [LoggerMessage(720, LogLevel.Warning, "{Shortfall}")]
    public static partial void FallsShort(this ILogger<AsteriskPhones> log, string shortfall);

    [LoggerMessage(721, LogLevel.Warning, "The agent's own phone could not be told to pick up.")]
    public static partial void OwnRingNotAnswered(this ILogger<AsteriskPhones> log);

    [LoggerMessage(722, LogLevel.Warning, "The phone system did not give the members of a queue: {Sentence}")]
    public static partial void QueueListFailed(this ILogger<AsteriskPhones> log, string sentence);
}
