using System.Collections.Immutable;
using CallBridge.Calls;

namespace CallBridge.Telephony.Asterisk.Queues;

/// <summary>Who is in the configured queues, and how. Pure: changed by events only, in any order and any number of times.</summary>
internal sealed record QueueRoll
{
    private static readonly StringComparer Names = StringComparer.OrdinalIgnoreCase;

    /// <param name="queues">The queues that count; members of others are no concern.</param>
    public QueueRoll(ImmutableArray<string> queues) => Queues = queues;

    public ImmutableArray<string> Queues { get; }

    /// <summary>Queues that were asked for: true if the phone system knows them.</summary>
    private ImmutableDictionary<string, bool> Listed { get; init; } = ImmutableDictionary.Create<string, bool>(Names);

    /// <summary>By queue.</summary>
    private ImmutableDictionary<string, ImmutableArray<QueueMember>> Members { get; init; } =
        ImmutableDictionary.Create<string, ImmutableArray<QueueMember>>(Names);

    /// <summary>Configured queues that the phone system does not have.</summary>
    public ImmutableArray<string> Missing => [.. Queues.Where(q => Listed.TryGetValue(q, out var exists) && !exists)];

    public QueueRoll Apply(QueueEvent happened)
    {
        switch (happened)
        {
            case MemberSeen seen when IsOurs(seen.Member.Queue):
                return Put(seen.Member.Queue, [.. Without(seen.Member.Queue, seen.Member.Interface), seen.Member]);
            case MemberGone gone when IsOurs(gone.Queue):
                return Put(gone.Queue, [.. Without(gone.Queue, gone.Interface)]);
            case QueueListed list when IsOurs(list.Queue):
                return Put(list.Queue, list.Members) with { Listed = Listed.SetItem(list.Queue, list.Exists) };
            default:
                return this;
        }
    }

    public bool WasListed(string queue) => Listed.ContainsKey(queue);

    /// <summary>The agent's places in one queue: mostly one or none.</summary>
    public ImmutableArray<QueueMember> Of(QueueAgent agent, string queue) => [.. In(queue).Where(agent.Owns)];

    /// <summary>
    /// Ready where any queue calls the agent: then the reason names the queues that do not. Not ready: in at least one, paused in all.
    /// Unknown: the phone system has told of no queue.
    /// </summary>
    public (PresenceState State, string? Reason) PresenceOf(QueueAgent agent)
    {
        if (Listed.IsEmpty)
            return (PresenceState.Unknown, null);
        List<string> called = [], paused = [], absent = [];
        string? reason = null;
        foreach (var queue in Queues)
        {
            var places = Of(agent, queue);
            (places.IsEmpty ? absent : places.Any(p => !p.Paused) ? called : paused).Add(queue);
            reason ??= places.FirstOrDefault(p => p is { Paused: true, Reason: not null })?.Reason;
        }

        return (called.Count, paused.Count) switch
        {
            (0, 0) => (PresenceState.LoggedOut, null),
            (0, _) => (PresenceState.NotReady, reason),
            _ when paused.Count + absent.Count == 0 => (PresenceState.Ready, null),
            _ => (PresenceState.Ready, $"Only in {string.Join(", ", called)}."),
        };
    }

    private bool IsOurs(string queue) => Queues.Contains(queue, Names);

    private ImmutableArray<QueueMember> In(string queue) => Members.GetValueOrDefault(queue, []);

    private IEnumerable<QueueMember> Without(string queue, string at) => In(queue).Where(m => !Names.Equals(m.Interface, at));

    private QueueRoll Put(string queue, ImmutableArray<QueueMember> members) => this with { Members = Members.SetItem(queue, members) };
}
