using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CallBridge.Guard;

/// <summary>
/// Takes connections of this user (and of root, who may do anything anyhow) only: loopback is shared by all users of a machine, and
/// a program can forge any Origin. On Linux; elsewhere every user of the machine can connect.
/// </summary>
internal sealed class SameUser(ILogger<SameUser> log)
{
    private const uint Root = 0;
    private readonly uint? _ours = OperatingSystem.IsLinux() ? OwnUid() : null;

    /// <summary>Puts the check before everything else on <paramref name="options"/>, TLS included.</summary>
    public void Guard(ListenOptions options) => options.Use(next => connection =>
    {
        if (IsAllowed(connection))
            return next(connection);
        log.OtherUserRefused();
        connection.Abort();
        return Task.CompletedTask;
    });

    private bool IsAllowed(BaseConnectionContext connection)
    {
        if (_ours is not { } ours || connection is not { RemoteEndPoint: IPEndPoint peer, LocalEndPoint: IPEndPoint here })
            return true;
        try
        {
            var table = File.ReadLines("/proc/net/tcp").Concat(File.Exists("/proc/net/tcp6") ? File.ReadLines("/proc/net/tcp6") : []);
            return SocketOwners.Find(table, peer, here) is { } uid && (uid == ours || uid == Root);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A machine that hides its tables: the token still stands between users.
            log.TablesHidden();
            return true;
        }
    }

    // The second number is the effective uid.
    private static uint? OwnUid()
    {
        var line = File.ReadLines("/proc/self/status").FirstOrDefault(text => text.StartsWith("Uid:", StringComparison.Ordinal));
        return line?.Split('\t') is { Length: > 2 } fields && uint.TryParse(fields[2], out var uid) ? uid : null;
    }
}
