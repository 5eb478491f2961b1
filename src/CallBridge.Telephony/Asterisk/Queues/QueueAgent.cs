namespace CallBridge.Telephony.Asterisk.Queues;

/// <summary>How one agent stands in the queues.</summary>
/// <param name="Extension">The agent.</param>
/// <param name="Endpoint">The agent's phone, as <c>PJSIP/1001</c>.</param>
/// <param name="MemberInterface">Under which interface the agent is logged in; null: the phone itself.</param>
internal sealed record QueueAgent(string Extension, string Endpoint, string? MemberInterface)
{
    public string Interface => MemberInterface ?? Endpoint;

    /// <summary>The device that says whether the agent is talking; null where the interface says so itself.</summary>
    public string? StateInterface => Is(Interface, Endpoint) ? null : Endpoint;

    /// <summary>
    /// Whether this member is the agent. Whoever configured an interface is taken at their word; else the usual ways in which a phone is put into a
    /// queue are known: the phone itself, a Local channel of its extension (<c>Local/1001@from-queue/n</c>), and a state interface or hint of it.
    /// </summary>
    public bool Owns(QueueMember member)
    {
        if (Is(member.Interface, Interface) || Is(member.Interface, Endpoint) || Is(member.StateInterface, Endpoint))
            return true;
        if (MemberInterface is not null)
            return false;
        return member.StateInterface is { } state && !Is(state, member.Interface)
            ? IsExtension(state, "hint:")
            : IsExtension(member.Interface, "Local/");
    }

    private bool IsExtension(string text, string kind)
    {
        var rest = text.AsSpan();
        return rest.StartsWith(kind, StringComparison.OrdinalIgnoreCase)
            && rest.IndexOf('@') is var at and > 0
            && rest[kind.Length..at].SequenceEqual(Extension);
    }

    private static bool Is(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
