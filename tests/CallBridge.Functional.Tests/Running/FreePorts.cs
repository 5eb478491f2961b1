using System.Net;
using System.Net.Sockets;

namespace CallBridge.Functional.Tests.Running;

/// <summary>Ports free on both loopback addresses, below the range that the system gives to outgoing connections.</summary>
internal static class FreePorts
{
    private const int Lowest = 22_000;
    private const int Highest = 31_999;
    private static readonly HashSet<int> Given = [];

    public static int Take()
    {
        lock (Given)
        {
            while (true)
            {
                var port = Random.Shared.Next(Lowest, Highest);
                if (!Given.Contains(port) && IsFree(IPAddress.Loopback, port) && IsFree(IPAddress.IPv6Loopback, port))
                {
                    Given.Add(port);
                    return port;
                }
            }
        }
    }

    /// <summary>A socket that holds <paramref name="port"/> against everybody else.</summary>
    public static Socket Hold(IPAddress address, int port)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(address, port));
        socket.Listen();
        return socket;
    }

    private static bool IsFree(IPAddress address, int port)
    {
        try
        {
            using var socket = Hold(address, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
