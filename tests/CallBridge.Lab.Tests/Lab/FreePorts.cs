using System.Net;
using System.Net.Sockets;

namespace CallBridge.Lab.Tests.Lab;

/// <summary>Ports on 127.0.0.1 that nobody has at this moment, no two alike in this process.</summary>
internal static class FreePorts
{
    private static readonly HashSet<int> Given = [];

    public static int[] Take(int count, ProtocolType protocol)
    {
        var held = new List<Socket>();
        var ports = new List<int>();
        try
        {
            while (ports.Count < count)
            {
                var socket = new Socket(
                    AddressFamily.InterNetwork, protocol == ProtocolType.Udp ? SocketType.Dgram : SocketType.Stream, protocol);
                held.Add(socket);
                socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
                var port = ((IPEndPoint)socket.LocalEndPoint!).Port;
                lock (Given)
                {
                    if (Given.Add(port))
                        ports.Add(port);
                }
            }

            return [.. ports];
        }
        finally
        {
            held.ForEach(socket => socket.Dispose());
        }
    }

    public static int Tcp() => Take(1, ProtocolType.Tcp)[0];
}
