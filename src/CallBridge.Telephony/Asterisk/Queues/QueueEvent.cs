using System.Collections.Immutable;

namespace CallBridge.Telephony.Asterisk.Queues;

/// <summary>What the phone system tells of its queues, freed of the wire.</summary>
internal abstract record QueueEvent;

/// <summary>A member was added or has changed: its whole state.</summary>
internal sealed record MemberSeen(QueueMember Member) : QueueEvent;

internal sealed record MemberGone(string Queue, string Interface) : QueueEvent;

/// <summary>All members of one queue.</summary>
/// <param name="Queue">The queue that was asked for.</param>
/// <param name="Exists">The phone system knows it.</param>
/// <param name="Members">Every member.</param>
internal sealed record QueueListed(string Queue, bool Exists, ImmutableArray<QueueMember> Members) : QueueEvent;
