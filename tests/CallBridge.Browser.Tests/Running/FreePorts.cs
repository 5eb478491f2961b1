using System.Net;
using System.Net.Sockets;

namespace CallBridge.Browser.Tests.Running;

/// <summary>Ports on loopback that nobody has at this moment.</summary>
internal static class FreePorts
{
    /// <summary>So many, all different; held together until the last is known.</summary>
    public static int[] Take(int count)
    {
        var held = new List<TcpListener>();
        try
        {
            for (var i = 0; i < count; i++)
            {
                var listener = new TcpListener(IPAddress.Loopback, 0);
                listener.Start();
                held.Add(listener);
            }

            return [.. held.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            held.ForEach(listener => listener.Dispose());
        }
    }
}
