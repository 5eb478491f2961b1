using System.Globalization;

namespace CallBridge.Guard;

/// <summary>
/// The names under which this listener may be called. A name that an attacker's DNS points here ("DNS rebinding") is not among them;
/// the port counts, because other programs listen on this machine too.
/// </summary>
internal static class LoopbackHosts
{
    private static readonly string[] Names = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Whether the Host header names this listener on <paramref name="port"/>, where the request came in.</summary>
    public static bool IsOurs(string? host, int port)
    {
        if (string.IsNullOrEmpty(host))
            return false;
        var suffix = ":" + port.ToString(CultureInfo.InvariantCulture);
        return Names.Any(name => string.Equals(host, name + suffix, StringComparison.OrdinalIgnoreCase));
    }
}
