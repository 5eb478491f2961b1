using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CallBridge.Functional.Tests.Running;

/// <summary>Requests byte by byte, for what no client library would send.</summary>
internal static class RawHttp
{
    /// <summary>Sends <paramref name="request"/> and reads until the listener closes; the whole answer.</summary>
    public static async Task<string> AskAsync(int port, string request)
    {
        using var limit = Patience.Token();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, limit.Token);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), limit.Token);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(limit.Token);
    }

    public static int Status(string answer) =>
        int.Parse(answer.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
}
