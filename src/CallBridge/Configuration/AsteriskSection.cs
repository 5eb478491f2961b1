using CallBridge.Telephony.Asterisk;
using CallBridge.Telephony.Asterisk.Vendors;

namespace CallBridge.Configuration;

/// <summary>Section <c>Telephony:Asterisk</c>.</summary>
public sealed record AsteriskSection
{
    /// <value>Name or address of the Asterisk server; required with Provider Asterisk.</value>
    public string? Host { get; init; }

    /// <value>1–65535; default 5038.</value>
    public int Port { get; init; } = 5038;

    public bool UseTls { get; init; }

    /// <summary>The AMI user of manager.conf.</summary>
    public string? Username { get; init; }

    /// <summary>Its secret; from the environment (<c>Telephony__Asterisk__Secret</c>) rather than from a file.</summary>
    public string? Secret { get; init; }

    /// <summary>After so long without a sign the connection counts as lost, and the panel says so.</summary>
    /// <value>2–120 seconds; default 10.</value>
    public int HeartbeatSeconds { get; init; } = 10;

    /// <value>Technology and endpoint of the agent's phone; default PJSIP/ and the extension.</value>
    public string? Endpoint { get; init; }

    /// <value>The dialplan context in which the agent's numbers are dialled; default from-internal.</value>
    public string DialContext { get; init; } = "from-internal";

    /// <value>The dialplan context in which any 16 digits are a conference room; default none: conferences are not offered.</value>
    public string? ConferenceContext { get; init; }

    /// <summary>How the phone is told to answer.</summary>
    public NotifyPreset AnswerNotify { get; init; } = NotifyPreset.BroadsoftTalkHold;

    /// <summary>How the phone is told to hold and retrieve.</summary>
    public NotifyPreset HoldNotify { get; init; } = NotifyPreset.BroadsoftTalkHold;

    /// <summary>How the agent's own phone is made to pick up when a click rings it.</summary>
    public AutoAnswerPreset AutoAnswer { get; init; } = AutoAnswerPreset.None;

    /// <summary>The queues that the agent logs in to and pauses in.</summary>
    /// <value>Names as in queues.conf; default none: no readiness is shown.</value>
    public string[] Queues { get; init; } = [];

    /// <summary>Under which interface the agent is a member of the queues.</summary>
    /// <value>Such as Local/1001@from-queue/n; default the phone itself.</value>
    public string? QueueMemberInterface { get; init; }

    /// <summary>Never the secret.</summary>
    public override string ToString() => $"Asterisk at {Host}:{Port} as {Username}";
}
