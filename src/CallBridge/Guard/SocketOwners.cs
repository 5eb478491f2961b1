using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;

namespace CallBridge.Guard;

/// <summary>
/// Which user of this machine holds the other end of a loopback connection, by Linux's socket tables. Format: proc(5),
/// <c>/proc/net/tcp</c>: field 1 local and 2 remote address as <c>address:port</c> in hex, 3 the state, 7 the uid. Addresses are written as
/// 32-bit words in the machine's byte order.
/// </summary>
internal static class SocketOwners
{
    private const uint Unowned = 0;
    private const string Established = "01";

    /// <summary>
    /// The uid of the socket from <paramref name="local"/> to <paramref name="remote"/> (as that socket sees them); null if the table does not
    /// hold it.
    /// </summary>
    public static uint? Find(IEnumerable<string> table, IPEndPoint local, IPEndPoint remote)
    {
        // A dual-stack client reaches 127.0.0.1 from an IPv6 socket, and stands in the other table with mapped addresses.
        var plain = (From: Text(local), To: Text(remote));
        var mapped = (From: Text(Mapped(local)), To: Text(Mapped(remote)));
        foreach (var line in table)
        {
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length > 7
                && ((fields[1] == plain.From && fields[2] == plain.To) || (fields[1] == mapped.From && fields[2] == mapped.To))
                && uint.TryParse(fields[7], NumberStyles.None, CultureInfo.InvariantCulture, out var uid))
            {
                // What its program has closed already is listed as root's, whosever it was.
                return uid == Unowned && fields[3] != Established ? null : uid;
            }
        }

        return null;
    }

    /// <summary>An endpoint as the tables write it.</summary>
    public static string Text(IPEndPoint endpoint)
    {
        var words = MemoryMarshal.Cast<byte, uint>(endpoint.Address.GetAddressBytes());
        var address = string.Concat(words.ToArray().Select(word => word.ToString("X8", CultureInfo.InvariantCulture)));
        return $"{address}:{endpoint.Port.ToString("X4", CultureInfo.InvariantCulture)}";
    }

    private static IPEndPoint Mapped(IPEndPoint endpoint) => new(endpoint.Address.MapToIPv6(), endpoint.Port);
}
