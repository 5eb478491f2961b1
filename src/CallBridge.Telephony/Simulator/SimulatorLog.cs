using Microsoft.Extensions.Logging;

namespace CallBridge.Telephony.Simulator;

/// <summary>What the simulated phone system logs: never a number or a name.</summary>
internal static partial class SimulatorLog
{
    [LoggerMessage(751, LogLevel.Debug, "The simulated phone system is asked: {Command}.")]
    public static partial void Asked(this ILogger<SimulatedPhones> log, string command);
}
