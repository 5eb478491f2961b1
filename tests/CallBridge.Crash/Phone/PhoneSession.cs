using System.Net.Sockets;
using System.Text;

namespace CallBridge.Crash.Phone;

/// <summary>One listener's connection to the phone system.</summary>
internal sealed class PhoneSession(Socket socket, Action<PhoneSession, IReadOnlyDictionary<string, string>> take) : IDisposable
{
    private const string Banner = "Asterisk Call Manager/11.0.0\r\n";

    private readonly NetworkStream _stream = new(socket, ownsSocket: true);

    /// <summary>Whether the listener lives or not: what it does not read is lost, as in life.</summary>
    public void Tell(string text)
    {
        try
        {
            _stream.Write(Encoding.UTF8.GetBytes(text));
        }
        catch (Exception end) when (end is IOException or ObjectDisposedException)
        {
            // It was killed.
        }
    }

    public async Task RunAsync()
    {
        try
        {
            Tell(Banner);
            using var reader = new StreamReader(_stream, Encoding.UTF8, leaveOpen: true);
            var action = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            while (await reader.ReadLineAsync() is { } line)
            {
                if (line.Length == 0)
                {
                    if (action.ContainsKey("Action"))
                        take(this, action);
                    action = new(StringComparer.OrdinalIgnoreCase);
                }
                else if (line.Split(": ", 2) is [var key, var value])
                {
                    action[key] = value;
                }
            }
        }
        catch (Exception end) when (end is IOException or ObjectDisposedException)
        {
            // It was killed.
        }
    }

    public void Dispose() => _stream.Dispose();
}
