using CallBridge.Ami.Wire;

namespace CallBridge.Telephony.Asterisk.Queues;

/// <summary>From messages of app_queue to queue events. Pure; what lacks what it should have is null.</summary>
internal static class QueueTranslator
{
    /// <summary>Events worth receiving; they need the read class agent.</summary>
    public static IReadOnlyCollection<string> Interest { get; } =
        ["QueueMemberAdded", "QueueMemberRemoved", "QueueMemberStatus", "QueueMemberPause", "QueueMemberPaused"];

    public static QueueEvent? Translate(AmiMessage message) => message.Event switch
    {
        "QueueMemberAdded" or "QueueMemberStatus" or "QueueMemberPause" or "QueueMemberPaused" =>
            Member(message, "Interface") is { } member ? new MemberSeen(member) : null,
        "QueueMemberRemoved" => Member(message, "Interface") is { } gone ? new MemberGone(gone.Queue, gone.Interface) : null,
        _ => null,
    };

    /// <summary>An item of QueueStatus.</summary>
    public static QueueMember? Listed(AmiMessage message) => Member(message, "Location");

    private static QueueMember? Member(AmiMessage m, string interfaceKey)
    {
        if (Text(m, "Queue") is not { } queue || Text(m, interfaceKey) is not { } at)
            return null;
        var paused = m["Paused"] is "1" or "true" or "yes";
        return new QueueMember(
            queue,
            at,
            Text(m, "StateInterface"),
            paused,
            paused ? Text(m, "PausedReason") ?? Text(m, "Reason") : null,
            Dynamic: m["Membership"] is not ("static" or "realtime"));
    }

    private static string? Text(AmiMessage m, string key) => m[key]?.Trim() is { Length: > 0 } value ? value : null;
}
