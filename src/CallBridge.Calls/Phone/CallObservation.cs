using System.Collections.Immutable;

namespace CallBridge.Calls.Phone;

/// <summary>
/// The whole present state of one agent's part in one call, as the phone system has it. Absolute: observing the same thing twice, or
/// seeing only the last of several, leaves the desk in the same state.
/// </summary>
public sealed record CallObservation
{
    /// <summary>
    /// Names this part for as long as it is observed; commands name the call by it. For a call that the desk dialled it is the id that
    /// the desk gave with <see cref="DialPhone"/>; else the Uniqueid of the channel first seen (a forked ring has one Ref, not two).
    /// </summary>
    public required string Ref { get; init; }

    /// <summary>
    /// Uniqueid of the agent's channel that names the call for ever: the answered one; before an answer the lowest.
    /// </summary>
    public required string Uniqueid { get; init; }

    /// <summary>Never <see cref="ConnectionState.Closing"/> or <see cref="ConnectionState.Ended"/>: that is <see cref="CallGone"/>.</summary>
    public required ConnectionState State { get; init; }

    public required Direction Direction { get; init; }

    /// <summary>The far party as last known: caller of an inbound, dialled or connected party of an outbound call.</summary>
    public Party Far { get; init; } = Party.Unknown;

    /// <summary>The number that was called (DID of an inbound call, digits dialled of an outbound one).</summary>
    public string? CalledNumber { get; init; }

    /// <summary>The queue or hunt group that the call came through.</summary>
    public string? Queue { get; init; }

    /// <summary>Number of the party that transferred the call to the agent.</summary>
    public string? TransferredFrom { get; init; }

    /// <summary><see cref="Ref"/> of the held call that this one is a consultation for.</summary>
    public string? ConsultOf { get; init; }

    /// <summary>Everybody else in the call, where there are more than one.</summary>
    public ImmutableArray<Party> Parties { get; init; } = [];

    /// <summary>The parking space in which the far party waits for somebody to take it out; null if it waits in none.</summary>
    public string? ParkedAt { get; init; }

    /// <summary>
    /// Uniqueid of the far party's channel, where it is known. It is all that a parked call is known again by: the agent's own channel is gone.
    /// </summary>
    public string? FarId { get; init; }

    public bool Muted { get; init; }

    public CallCapabilities Capabilities { get; init; }

    /// <summary>Why the far end could not be reached, in state <see cref="ConnectionState.Failed"/>.</summary>
    public EndReason? Failure { get; init; }

    /// <summary>
    /// How long the agent's channel has lived by the phone system's own clock; filled only where the phone system was asked (after a
    /// reconnect), so that times over a gap are its own.
    /// </summary>
    public TimeSpan? Age { get; init; }
}
