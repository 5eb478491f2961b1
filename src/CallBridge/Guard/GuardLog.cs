namespace CallBridge.Guard;

/// <summary>What the guard logs: never a token, nor the words of a foreign page.</summary>
internal static partial class GuardLog
{
    [LoggerMessage(101, LogLevel.Warning, "Refused a request whose Host header names another host.")]
    public static partial void HostRefused(this ILogger log);

    [LoggerMessage(102, LogLevel.Warning, "Refused a request to {Path} from a web origin that is not allowed.")]
    public static partial void OriginRefused(this ILogger log, string path);

    [LoggerMessage(103, LogLevel.Warning, "Refused a connection of another user of this machine.")]
    public static partial void OtherUserRefused(this ILogger log);

    [LoggerMessage(104, LogLevel.Debug, "The system does not show whose a connection is.")]
    public static partial void TablesHidden(this ILogger log);
}
