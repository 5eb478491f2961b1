using System.Text;

namespace CallBridge.Lab.Tests.Flood;

/// <summary>
/// Between Asterisk and its listeners: counts the events of others, and where one Asterisk does not make enough of them sends each several times
/// over, every time as of calls of their own (fresh Uniqueids, channels and bridges).
/// </summary>
internal sealed class FloodCopier
{
    private const string Mark = "@flood";
    private long _events;

    /// <summary>How often each event of the flood is sent on top of itself. To be changed only while there is no flood.</summary>
    public int Copies { get; set; }

    /// <summary>Events of others that the first connection, the listener's, was sent.</summary>
    public long Events => Interlocked.Read(ref _events);

    /// <summary>Sees what the first connection is sent that is not of the flood.</summary>
    public Action<string> Watch { get; set; } = _ => { };

    public string Pass(int connection, string message)
    {
        if (!message.StartsWith("Event:", StringComparison.Ordinal) || !message.Contains(Mark, StringComparison.Ordinal))
        {
            if (connection == 0)
                Watch(message);
            return message;
        }

        var copies = Copies;
        if (connection == 0)
            Interlocked.Add(ref _events, 1 + copies);
        if (copies == 0)
            return message;
        var all = new StringBuilder(message, (1 + copies) * (message.Length + 64));
        for (var copy = 1; copy <= copies; copy++)
            all.Append(AsOfAnother(message, copy));
        return all.ToString();
    }

    private static StringBuilder AsOfAnother(string message, int copy)
    {
        var other = new StringBuilder(message.Length + 64);
        foreach (var line in message.Split("\r\n"))
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            var key = colon < 0 ? "" : line[..colon];
            var named = key.EndsWith("id", StringComparison.OrdinalIgnoreCase) && !key.Contains("Caller", StringComparison.OrdinalIgnoreCase)
                || key.EndsWith("Channel", StringComparison.Ordinal);
            other.Append(named ? line.Insert(line.Length, $"c{copy}") : line).Append("\r\n");
        }

        // Split gave two empty lines after the last.
        other.Length -= 2;
        return other;
    }
}
