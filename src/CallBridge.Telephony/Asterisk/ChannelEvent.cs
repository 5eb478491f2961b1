using System.Collections.Immutable;
using CallBridge.Calls;

namespace CallBridge.Telephony.Asterisk;

/// <summary>What a phone system of Asterisk's kind tells about its channels, freed of the wire.</summary>
public abstract record ChannelEvent;

/// <summary>Newchannel: the one event whose extension is surely what was dialled.</summary>
public sealed record ChannelCreated(ChannelSnapshot Channel) : ChannelEvent;

/// <summary>Newstate, NewCallerid, NewConnectedLine: the channel is its subject, so the snapshot is its newest.</summary>
public sealed record ChannelChanged(ChannelSnapshot Channel) : ChannelEvent;

/// <summary>Rename: a masquerade gives one channel the device of another.</summary>
public sealed record ChannelRenamed(string Uniqueid, string NewName) : ChannelEvent;

/// <param name="Source">The dialling channel; null when a program dials (Originate).</param>
/// <param name="Dest">The dialled channel.</param>
public sealed record DialBegun(ChannelSnapshot? Source, ChannelSnapshot Dest) : ChannelEvent;

/// <summary>DialState: RINGING, PROGRESS, PROCEEDING.</summary>
public sealed record DialProgressed(ChannelSnapshot? Source, ChannelSnapshot Dest, string Status) : ChannelEvent;

/// <summary>DialEnd: ANSWER, BUSY, CANCEL, NOANSWER, CHANUNAVAIL, CONGESTION…</summary>
/// <param name="Source">The dialling channel; null when a program dials.</param>
/// <param name="Dest">The dialled channel.</param>
/// <param name="Status">DialStatus as on the wire.</param>
/// <param name="Forward">Where a 302 sent the call; null if nowhere.</param>
public sealed record DialEnded(ChannelSnapshot? Source, ChannelSnapshot Dest, string Status, string? Forward = null) : ChannelEvent;

/// <param name="BridgeId">BridgeUniqueid.</param>
/// <param name="Holding">A holding bridge.</param>
/// <param name="Parking">It is a parking lot.</param>
public sealed record BridgeSeen(string BridgeId, bool Holding, bool Parking = false) : ChannelEvent;

/// <param name="BridgeId">BridgeUniqueid.</param>
/// <param name="Holding">A holding bridge: nobody in it talks with anybody.</param>
/// <param name="Channel">Who entered.</param>
/// <param name="SwapUniqueid">Whose place it took; null if nobody's.</param>
/// <param name="Parking">It is a parking lot.</param>
public sealed record BridgeEntered(string BridgeId, bool Holding, ChannelSnapshot Channel, string? SwapUniqueid = null, bool Parking = false) : ChannelEvent;

public sealed record BridgeLeft(string BridgeId, ChannelSnapshot Channel) : ChannelEvent;

public sealed record BridgeGone(string BridgeId) : ChannelEvent;

/// <summary>LocalBridge: the two halves of one Local channel.</summary>
public sealed record LocalPaired(ChannelSnapshot One, ChannelSnapshot Two) : ChannelEvent;

/// <param name="Channel">The holder's channel.</param>
/// <param name="Held">False when taken back.</param>
public sealed record HoldChanged(ChannelSnapshot Channel, bool Held) : ChannelEvent;

/// <summary>A blind transfer that was accepted.</summary>
public sealed record BlindTransferred(ChannelSnapshot Transferer, ChannelSnapshot? Transferee, string Exten) : ChannelEvent;

/// <summary>An attended transfer that was completed.</summary>
public sealed record AttendedTransferred(
    ChannelSnapshot First,
    ChannelSnapshot Second,
    ChannelSnapshot? Transferee,
    ChannelSnapshot? Target) : ChannelEvent;

/// <param name="Channel">Who picked up.</param>
/// <param name="Target">The ringing channel that was taken.</param>
public sealed record CallPickedUp(ChannelSnapshot Channel, ChannelSnapshot Target) : ChannelEvent;

/// <summary>
/// Who parked and where. Asterisk tells it on a way of its own: it may come before the channel enters the lot, or when all is long over. When it waits
/// and when no more, bridges tell.
/// </summary>
/// <param name="Parkee">Who waits in the parking lot.</param>
/// <param name="Space">The parking space.</param>
/// <param name="ParkerDevice">The device that parked it, as <c>PJSIP/1001</c>; null if unknown.</param>
/// <param name="Lot">The parking lot; null if unknown.</param>
public sealed record CallParked(ChannelSnapshot Parkee, string? Space = null, string? ParkerDevice = null, string? Lot = null) : ChannelEvent;

/// <summary>Who took it out; as late as <see cref="CallParked"/>.</summary>
/// <param name="Parkee">Who waited in the parking lot.</param>
/// <param name="Retriever">Who took the call out; null if unknown.</param>
public sealed record CallUnparked(ChannelSnapshot Parkee, ChannelSnapshot? Retriever = null) : ChannelEvent;

/// <summary>A mute that the phone system took: it tells of none by itself.</summary>
public sealed record MuteChanged(string Uniqueid, bool Muted) : ChannelEvent;

/// <summary>
/// We are about to move the far end of a call elsewhere, without the agent; or could not. Asterisk may tell of the agent's hang-up before it tells where the far end went.
/// </summary>
/// <param name="Ref">The call.</param>
/// <param name="Moving">False when it could not be moved.</param>
public sealed record FarMoveBegun(string Ref, bool Moving = true) : ChannelEvent;

/// <summary>QueueCallerJoin or AgentCalled: <paramref name="Channel"/> came or is rung through a queue.</summary>
public sealed record QueueJoined(string Queue, ChannelSnapshot Channel) : ChannelEvent;

/// <summary>
/// HangupRequest (the device itself hung up) or an explicit SoftHangupRequest (a program did): the surest sign of who ended a call.
/// </summary>
/// <param name="Channel">Whose hang-up.</param>
/// <param name="ByProgram">Not by the device itself.</param>
/// <param name="Cause">Q.850 cause that the device or the network gave; 0 if none.</param>
public sealed record HangUpAsked(ChannelSnapshot Channel, bool ByProgram = false, int Cause = 0) : ChannelEvent;

/// <summary>SoftHangupRequest of a phone system that shuts down: neither side hung up.</summary>
public sealed record CutOff(ChannelSnapshot Channel) : ChannelEvent;

/// <param name="Channel">Gone; its last state.</param>
/// <param name="Cause">Q.850 cause.</param>
public sealed record HungUp(ChannelSnapshot Channel, int Cause) : ChannelEvent;

/// <summary>We are about to dial for an agent: the channel of this Uniqueid will be ours.</summary>
/// <param name="Extension">The agent.</param>
/// <param name="Ref">The Uniqueid that we give.</param>
/// <param name="Number">What is dialled; null for a pickup or an unpark, whose far party shows itself.</param>
/// <param name="ConsultOf">Ref of the call that this one is a consultation for; null if it is none.</param>
/// <param name="Space">The parking space that a call is to be taken out of; null if none.</param>
public sealed record OriginateBegun(string Extension, string Ref, string? Number, string? ConsultOf = null, string? Space = null) : ChannelEvent
{
    /// <summary>Which list was the last to be asked for before.</summary>
    internal long Generation { get; init; }
}

/// <summary>OriginateResponse, or a refusal of the action itself.</summary>
/// <param name="Ref">The channel id that we gave.</param>
/// <param name="Answered">The agent's phone was answered.</param>
/// <param name="Reason">4 answered, 1/3 no answer, 5 busy, 8 congestion, 0 failed.</param>
public sealed record OriginateEnded(string Ref, bool Answered, int Reason) : ChannelEvent;

/// <summary>The channel list has been asked for: what is created from here on may be missing in it.</summary>
public sealed record SnapshotBegun : ChannelEvent;

/// <summary>The whole list.</summary>
public sealed record SnapshotTaken(
    string? SystemName,
    string Incarnation,
    ImmutableArray<ChannelSnapshot> Channels,
    ImmutableArray<BridgeSeen> Bridges) : ChannelEvent
{
    /// <summary>Devices that somebody has put on hold, as <c>PJSIP/1001</c>.</summary>
    public ImmutableArray<string> OnHold { get; init; } = [];

    /// <summary>Uniqueid of a channel that was asked → whether its device has put the other end on hold.</summary>
    public ImmutableDictionary<string, bool> Holders { get; init; } = ImmutableDictionary<string, bool>.Empty;

    /// <summary>Who waits in a parking lot; null if the phone system did not say.</summary>
    public ImmutableArray<CallParked>? Parked { get; init; }

    /// <summary>What the login's rights leave of a call's capabilities.</summary>
    public CallCapabilities Permitted { get; init; } = ~CallCapabilities.None;
}
