using System.Collections.Immutable;
using CallBridge.Calls;
using CallBridge.Calls.Phone;

namespace CallBridge.Telephony.Asterisk;

/// <summary>One agent's part in one call: its legs, and what must outlive the channels it was learnt from.</summary>
internal sealed record TrackedPart
{
    public required string Ref { get; init; }

    public required string Extension { get; init; }

    public required Direction Direction { get; init; }

    /// <summary>The agent's channels: several while forked phones ring.</summary>
    public required ImmutableArray<string> Legs { get; init; }

    /// <summary>Names under which the legs were followed: a masquerade keeps the name and changes the Uniqueid.</summary>
    public required ImmutableArray<string> LegNames { get; init; }

    /// <summary>Lowest Uniqueid of all legs there were.</summary>
    public required string Lowest { get; init; }

    /// <summary>Dialled by a program.</summary>
    public bool Originated { get; init; }

    /// <summary>Dialled by us to fetch a call (pick it up, take it out of the parking lot): there is no far party before that has succeeded.</summary>
    public bool Fetches { get; init; }

    public string? Answered { get; init; }

    public bool WasConnected { get; init; }

    /// <summary>The far channel last found.</summary>
    public string? FarId { get; init; }

    public Party Far { get; init; } = Party.Unknown;

    public string? CalledNumber { get; init; }

    public string? Queue { get; init; }

    public string? TransferredFrom { get; init; }

    /// <summary>Ref of the held call that this one is a consultation for.</summary>
    public string? ConsultOf { get; init; }

    /// <summary>We are moving the far end elsewhere, without the agent.</summary>
    public bool FarIsMoving { get; init; }

    /// <summary>An end already decided by something other than a hang-up.</summary>
    public EndReason? Decided { get; init; }

    /// <summary>Who asked to hang up first: surer than <see cref="LeftFirst"/>.</summary>
    public EndReason? AskedFirst { get; init; }

    /// <summary>Why the agent's own phone did not take our dial, where that was told before its channel went (Asterisk 16, whose Hangup then has no cause).</summary>
    public EndReason? NotTaken { get; init; }

    /// <summary>Who left the bridge first.</summary>
    public EndReason? LeftFirst { get; init; }

    /// <summary>
    /// The far channel of a blind transfer that was accepted. The part ends when that channel is on its way or the leg is gone, not at once:
    /// the way may lead to the parking lot.
    /// </summary>
    public string? Leaving { get; init; }

    /// <summary>The far channel that waits in a parking lot; null if none does. Such a part lives on without a leg.</summary>
    public string? Parkee { get; init; }

    /// <summary>Names the call from its parking on: who takes it back does so on another channel.</summary>
    public string? Named { get; init; }

    /// <summary>Ref of the part that this one turned out to belong to.</summary>
    public string? ContinuesIn { get; init; }

    /// <summary>Gone for the agent; its channels are on their way out.</summary>
    public bool Closed { get; init; }

    /// <summary>Channels that the last look went by; it is looked at again only when one of them is touched.</summary>
    public ImmutableArray<string> Depends { get; init; } = [];

    public CallObservation? Last { get; init; }

    public string Uniqueid => Named ?? Answered ?? Lowest;
}
