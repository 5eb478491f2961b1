using System.Net;
using System.Net.Sockets;

namespace CallBridge.Testing;

/// <summary>
/// Ports free on both loopback addresses, no two alike in this process, below the range that the system gives to outgoing connections: none of
/// those can take a port between its being found and its being used.
/// </summary>
public static class FreePorts
{
    private const int Lowest = 22_000;
    private const int Highest = 31_999;
    private static readonly HashSet<int> Given = [];

    /// <summary>One for TCP.</summary>
    public static int Take() => Take(ProtocolType.Tcp);

    /// <summary>So many for TCP.</summary>
    public static int[] Take(int count) => [.. Enumerable.Range(0, count).Select(_ => Take(ProtocolType.Tcp))];

    /// <summary>So many for UDP.</summary>
    public static int[] TakeUdp(int count) => [.. Enumerable.Range(0, count).Select(_ => Take(ProtocolType.Udp))];

    /// <summary>A socket that holds <paramref name="port"/> against everybody else.</summary>
    public static Socket Hold(IPAddress address, int port) => Hold(address, port, ProtocolType.Tcp);

    private static int Take(ProtocolType protocol)
    {
        lock (Given)
        {
            while (true)
            {
                var port = Random.Shared.Next(Lowest, Highest);
                if (!Given.Contains(port) && IsFree(IPAddress.Loopback, port, protocol) && IsFree(IPAddress.IPv6Loopback, port, protocol))
                {
                    Given.Add(port);
                    return port;
                }
            }
        }
    }

    private static Socket Hold(IPAddress address, int port, ProtocolType protocol)
    {
        var datagrams = protocol == ProtocolType.Udp;
        var socket = new Socket(address.AddressFamily, datagrams ? SocketType.Dgram : SocketType.Stream, protocol);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            if (!datagrams)
                socket.Listen();
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsFree(IPAddress address, int port, ProtocolType protocol)
    {
        try
        {
            using var socket = Hold(address, port, protocol);
            return true;
        }
        catch (SocketException taken)
        {
            // A machine without IPv6 has nothing there that could hold it.
            return taken.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported;
        }
    }
}
