using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CallBridge.Hosting;

/// <summary>Finds out beforehand whether a loopback port can be had, and if not, who has it.</summary>
internal static class PortProbe
{
    /// <summary>
    /// The loopback addresses to bind. Both, since Chromium tries ::1 first for localhost and a listener on one family alone can be squatted
    /// on the other; a machine without IPv6 has the one.
    /// </summary>
    public static IReadOnlyList<IPAddress> Addresses { get; } =
        Socket.OSSupportsIPv6 && CanBind(IPAddress.IPv6Loopback, 0) is null
            ? [IPAddress.Loopback, IPAddress.IPv6Loopback]
            : [IPAddress.Loopback];

    /// <summary>Null if the port is free on both loopback addresses; else one clear line.</summary>
    public static string? Problem(int port, string setting)
    {
        foreach (var address in Addresses)
        {
            if (CanBind(address, port) is { } error)
            {
                var holder = Holder(port) is { } who ? $" by {who}" : "";
                return error == SocketError.AddressAlreadyInUse
                    ? $"Port {port} on {address} is taken{holder}. End that program, or set {setting} to another port."
                    : $"Port {port} on {address} cannot be opened ({error}). Set {setting} to another port.";
            }
        }

        return null;
    }

    private static SocketError? CanBind(IPAddress address, int port)
    {
        try
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            // As Kestrel binds: connections of a program that ended a moment ago do not hold the port.
            if (!OperatingSystem.IsWindows())
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen(1);
            return null;
        }
        catch (SocketException error)
        {
            return error.SocketErrorCode;
        }
    }

    /// <summary>Name and id of the process that listens on <paramref name="port"/>, where the system lets us see it (Linux, same user).</summary>
    private static string? Holder(int port)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        var inodes = ListeningInodes("/proc/net/tcp", port).Concat(ListeningInodes("/proc/net/tcp6", port)).ToHashSet(StringComparer.Ordinal);
        if (inodes.Count == 0)
            return null;
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(path => Path.GetFileName(path).All(char.IsAsciiDigit)))
        {
            try
            {
                if (Directory.EnumerateFiles(Path.Combine(process, "fd")).Any(fd => Target(fd) is { } target && inodes.Contains(target)))
                    return $"{File.ReadAllText(Path.Combine(process, "comm")).Trim()} (process {Path.GetFileName(process)})";
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // Another user's process, or one that has just ended.
            }
        }

        return null;
    }

    // A busy program closes files while they are looked through: one that is gone must not hide the rest.
    private static string? Target(string fd)
    {
        try
        {
            return File.ResolveLinkTarget(fd, false)?.Name;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Format of /proc/net/tcp: proc(5). Field 1 is address:port in hex, 3 the state (0A: listening), 9 the socket's inode.
    private static IEnumerable<string> ListeningInodes(string table, int port)
    {
        var suffix = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        foreach (var line in File.Exists(table) ? File.ReadLines(table).Skip(1) : [])
        {
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length > 9 && fields[1].EndsWith(suffix, StringComparison.Ordinal) && fields[3] == "0A")
                yield return $"socket:[{fields[9]}]";
        }
    }
}
