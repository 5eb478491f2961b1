using System.Collections.Immutable;
using CallBridge.Calls;

namespace CallBridge.Telephony.Asterisk;

/// <summary>All that is kept of one live channel, followed or not: few fields, so that a busy phone system costs little.</summary>
internal sealed record TrackedChannel
{
    public required string Uniqueid { get; init; }

    public required string Name { get; init; }

    /// <summary>The agent at this device; null if it is not followed.</summary>
    public string? Extension { get; init; }

    public string? Linkedid { get; init; }

    public ChannelPhase Phase { get; init; }

    public Party Caller { get; init; } = Party.Unknown;

    public Party Connected { get; init; } = Party.Unknown;

    /// <summary>Digits dialled, from its creation.</summary>
    public string? Dialled { get; init; }

    public string? Exten { get; init; }

    public string? Application { get; init; }

    public string? Bridge { get; init; }

    public bool Held { get; init; }

    /// <summary>Not heard, as far as we did it: the phone system tells of no mute.</summary>
    public bool Muted { get; init; }

    /// <summary>The device it was last in a bridge with, the two of them alone.</summary>
    public FormerPeer? Former { get; init; }

    /// <summary>A program, not the device, asked to hang it up.</summary>
    public bool HangUpOrdered { get; init; }

    /// <summary>It, or a program for it, asked to hang it up: it will not talk again.</summary>
    public bool HangUpWasAsked { get; init; }

    /// <summary>Q.850 cause with which its device or network asked to end it; 0 if none did: what a DialEnd's status leaves out.</summary>
    public int HangUpCause { get; init; }

    /// <summary>Rung, by state or by a DialState: a call with 183 only never raises Ringing.</summary>
    public bool Rung { get; init; }

    /// <summary>Dialled by a program, not by a channel.</summary>
    public bool Originated { get; init; }

    /// <summary>The channel that dialled this one.</summary>
    public string? DialSource { get; init; }

    /// <summary>How the dial to it ended.</summary>
    public string? DialStatus { get; init; }

    public bool Forwarded { get; init; }

    /// <summary>What it is dialling now.</summary>
    public ImmutableArray<string> Dials { get; init; } = [];

    /// <summary>Which of those it dialled answered.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>Why its last dial failed; null while one is under way or after an answer.</summary>
    public EndReason? DialFailure { get; init; }

    /// <summary>The other half of a Local channel.</summary>
    public string? OtherHalf { get; init; }

    public string? TransferredBy { get; init; }

    /// <summary>Where it waits to be taken back; null if it waits nowhere.</summary>
    public ParkingSpot? Parking { get; init; }

    /// <summary>Where it waited last, now that it does no more.</summary>
    public ParkingSpot? LeftParking { get; init; }

    public string? Queue { get; init; }

    public TimeSpan? Age { get; init; }

    /// <summary>Which list it was first seen after.</summary>
    public long Generation { get; init; }

    /// <summary>Known before the last list and not in it: only a late Hangup is still to come.</summary>
    public bool Missing { get; init; }

    public bool IsLocal => Name.StartsWith("Local/", StringComparison.Ordinal);

    public bool IsUp => Phase == ChannelPhase.Up;
}
