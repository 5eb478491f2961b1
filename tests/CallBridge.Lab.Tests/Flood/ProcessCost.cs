using System.Globalization;

namespace CallBridge.Lab.Tests.Flood;

/// <summary>What Linux says a process has used up to now.</summary>
/// <param name="Cpu">Processor time.</param>
/// <param name="ResidentBytes">Memory that it holds (RSS).</param>
internal readonly record struct ProcessCost(TimeSpan Cpu, long ResidentBytes)
{
    // USER_HZ is 100 on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;
    private const int UserTime = 11;
    private const int SystemTime = 12;

    public static ProcessCost Of(int process)
    {
        // The name, in brackets, may hold spaces.
        var stat = File.ReadAllText($"/proc/{process}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        double Ticks(int field) => double.Parse(fields[field], CultureInfo.InvariantCulture);
        var resident = File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return new ProcessCost(
            TimeSpan.FromSeconds((Ticks(UserTime) + Ticks(SystemTime)) / TicksPerSecond),
            1024 * long.Parse(resident.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture));
    }
}
