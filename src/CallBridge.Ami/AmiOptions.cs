using CallBridge.Ami.Wire;

namespace CallBridge.Ami;

/// <summary>How to reach and use one manager interface. <see cref="Problems"/> tells what is wrong with it.</summary>
public sealed record AmiOptions
{
    /// <summary>
    /// Events that an Asterisk sends in plenty and that say nothing of calls: the server is asked to keep them. By name only: a filter on
    /// <c>Channel</c> would lose transfers, parking and the other party's events.
    /// </summary>
    public static IReadOnlyList<string> Noise { get; } = ["VarSet", "Newexten", "RTCPSent", "RTCPReceived", "TestEvent"];

    /// <summary>Name or address of the server.</summary>
    /// <value>127.0.0.1.</value>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>TCP port: <c>port</c> or <c>tlsbindaddr</c> of manager.conf.</summary>
    /// <value>5038; 1 to 65,535.</value>
    public int Port { get; init; } = 5038;

    /// <summary>Speak TLS from the first byte; the certificate must be trusted by this machine, or be the pinned one.</summary>
    /// <value>False.</value>
    public bool UseTls { get; init; }

    /// <summary>SHA-256 of the server's certificate in hexadecimal, colons allowed: this certificate and no other is accepted.</summary>
    /// <value>Null: the machine's trust decides.</value>
    public string? CertificateSha256 { get; init; }

    /// <summary>Section of manager.conf.</summary>
    public string Username { get; init; } = "";

    /// <summary>Secret of that section. Never sent (only its MD5 with the server's challenge), never logged.</summary>
    public string Secret { get; init; } = "";

    /// <summary>Event classes asked for at login: <c>Events</c>. <c>FullyBooted</c> needs <c>system</c>.</summary>
    /// <value>system,call,agent.</value>
    public string Events { get; init; } = "system,call,agent";

    /// <summary>The events wanted in the stream, compared without case; others are dropped by their first line. List items always arrive.</summary>
    /// <value>Null: every event.</value>
    public IReadOnlyCollection<string>? Interest { get; init; }

    /// <summary>Events that the server is asked not to send at all, if the login may use <c>Filter</c> (write class <c>system</c>).</summary>
    /// <value><see cref="Noise"/>.</value>
    public IReadOnlyCollection<string> ExcludedEvents { get; init; } = Noise;

    /// <summary>Time for TCP and TLS to stand.</summary>
    /// <value>10 s; 1 s to 2 min.</value>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time for banner, login and the questions after it. A refused login takes the server a second to say.</summary>
    /// <value>15 s; 2 s to 2 min.</value>
    public TimeSpan LoginTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Time between pings.</summary>
    /// <value>5 s; 1 s to 10 min.</value>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Time for a ping's answer, or any other message, before the session counts as dead.</summary>
    /// <value>5 s; 1 s to 2 min.</value>
    public TimeSpan PingTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest time that a connection can be dead without having said so before the session ends.</summary>
    /// <value>10 s with the defaults.</value>
    public TimeSpan HeartbeatLimit => PingTimeout + (PingInterval > PingTimeout ? PingInterval : PingTimeout);

    /// <summary>Messages that may wait for the consumer; one more ends the session, and the next one's resync tells what was lost.</summary>
    /// <value>16,384; 16 to 1,000,000. Must hold the longest list.</value>
    public int InboxCapacity { get; init; } = 16 * 1024;

    /// <summary>What the server may send.</summary>
    public AmiLimits Limits { get; init; } = AmiLimits.Default;

    /// <summary>Everything that is wrong with these options, one sentence each; empty if nothing is.</summary>
    public IReadOnlyList<string> Problems() => AmiOptionsCheck.Of(this);

    /// <summary>Without the secret.</summary>
    public override string ToString() => $"{Username}@{Host}:{Port}{(UseTls ? " (TLS)" : "")}";
}
