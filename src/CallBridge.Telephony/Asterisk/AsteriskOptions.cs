using System.Collections.Immutable;
using CallBridge.Telephony.Asterisk.Vendors;

namespace CallBridge.Telephony.Asterisk;

/// <summary>How to reach an Asterisk and what its phones can do.</summary>
public sealed record AsteriskOptions
{
    /// <value>127.0.0.1.</value>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>TCP port of the manager interface.</summary>
    /// <value>5038; 1 to 65,535.</value>
    public int Port { get; init; } = 5038;

    /// <value>False.</value>
    public bool UseTls { get; init; }

    /// <summary>SHA-256 of the server's certificate in hexadecimal; null: the machine's trust decides.</summary>
    public string? CertificateSha256 { get; init; }

    /// <summary>Section of manager.conf.</summary>
    public string Username { get; init; } = "";

    /// <summary>Its secret; never logged.</summary>
    public string Secret { get; init; } = "";

    /// <summary>The longest time that the connection can be dead, without its having been closed, before that is noticed.</summary>
    /// <value>10 s; 2 s to 2 min.</value>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The dial plan context in which agents' numbers are dialled and transferred.</summary>
    /// <value>from-internal.</value>
    public string DialContext { get; init; } = "from-internal";

    /// <summary>
    /// The dial plan context in which any extension of 16 digits is a conference room, as <c>exten => _X.,1,ConfBridge(${EXTEN})</c>; null: conferences
    /// are not offered.
    /// </summary>
    /// <value>Null.</value>
    public string? ConferenceContext { get; init; }

    /// <summary>How phones answer.</summary>
    /// <value><see cref="NotifyPreset.BroadsoftTalkHold"/>.</value>
    public NotifyPreset AnswerNotify { get; init; } = NotifyPreset.BroadsoftTalkHold;

    /// <summary>How phones hold and retrieve.</summary>
    /// <value><see cref="NotifyPreset.BroadsoftTalkHold"/>.</value>
    public NotifyPreset HoldNotify { get; init; } = NotifyPreset.BroadsoftTalkHold;

    /// <summary>How the agent's own phone picks up when a click rings it.</summary>
    /// <value><see cref="AutoAnswerPreset.None"/>.</value>
    public AutoAnswerPreset AutoAnswer { get; init; } = AutoAnswerPreset.None;

    /// <summary>The queues that agents log in to and pause in; empty: presence is never told.</summary>
    public ImmutableArray<string> Queues { get; init; } = [];

    /// <summary>The phone system's name for the call key; null takes the one it gives itself.</summary>
    public string? SystemName { get; init; }

    /// <summary>Without the secret.</summary>
    public override string ToString() => $"{Username}@{Host}:{Port}";
}
