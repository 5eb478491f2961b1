using CallBridge.Calls;

namespace CallBridge.Telephony.Asterisk;

/// <summary>What an event says about how parts will end, read before its facts are applied.</summary>
internal static class PartEnds
{
    public static TrackerState Note(TrackerState state, ChannelEvent happened)
    {
        foreach (var part in state.Parts.Values)
        {
            var noted = Note(state, part, happened);
            if (!ReferenceEquals(noted, part))
                state = state.With(noted);
        }

        return state;
    }

    private static TrackedPart Note(TrackerState state, TrackedPart part, ChannelEvent happened)
    {
        switch (happened)
        {
            case BridgeEntered { Parking: true } e when IsParked(part, e.Channel) && !TalksStill(state, part, e.Channel):
                return ParkedParts.Begin(part, e.Channel.Uniqueid);
            case var _ when part.Leaving is { } transferred && IsOnItsWay(transferred, happened):
                return part with { Closed = true };
            case CutOff e when Whose(part, e.Channel) is not null:
                return part with { Decided = part.Decided ?? EndReason.Unknown };
            case HangUpAsked e:
                return CountsForTheEnd(state, part, e.Channel, e.Cause) && Whose(part, e.Channel) is { } asked
                    && !(asked == EndReason.RemoteHangUp && part.LeftFirst == EndReason.Transferred)
                    ? part with { AskedFirst = IsAlone(state, part, e.Channel) ? asked : part.AskedFirst ?? asked }
                    : part;
            case BridgeLeft e when InBridge(state, part, e.BridgeId) && WhoLeft(state, part, e) is { } left:
                return left == EndReason.RemoteHangUp && OthersStay(state, part, e)
                    ? part with { LeftFirst = null, AskedFirst = OnlyLocal(part.AskedFirst) }
                    : part with { LeftFirst = part.LeftFirst ?? left };
            case BridgeEntered e when WasMoved(state, part, e):
                return part with { LeftFirst = EndReason.Transferred };
            case FarMoveBegun e when e.Ref == part.Ref:
                return part with { FarIsMoving = e.Moving };
            case HungUp e when part.FarId == e.Channel.Uniqueid && part.WasConnected:
                return part with { LeftFirst = part.LeftFirst ?? EndReason.RemoteHangUp };
            case BridgeEntered e when Met(state, part, e):
                return part with { LeftFirst = null, FarIsMoving = false, AskedFirst = IsGoing(state, part) ? part.AskedFirst : OnlyLocal(part.AskedFirst) };
            case DialBegun e when e.Source is { } source && part.WasConnected && IsLeg(part, source):
                return part with { LeftFirst = null, AskedFirst = null };
            case BlindTransferred e when IsLeg(part, e.Transferer) && part.Parkee is null:
                return part with { Decided = EndReason.Transferred, Leaving = e.Transferee?.Uniqueid, Closed = e.Transferee is null };
            case AttendedTransferred e when IsLeg(part, e.First) || IsLeg(part, e.Second):
                return part with { Decided = EndReason.Transferred, Closed = true };
            case CallParked e when IsParked(part, e.Parkee) && !(state.Find(e.Parkee.Uniqueid) is { } parkee && ParkingFacts.IsLate(parkee)):
                return IsBy(state, part, e) ? ParkedParts.Begin(part, e.Parkee.Uniqueid) : part with { Decided = EndReason.Parked };
            case CallParked e when part.Parkee == e.Parkee.Uniqueid && !IsBy(state, part, e):
                return part with { Parkee = null, Decided = EndReason.Parked };
            case CallPickedUp e when (IsLeg(part, e.Target) || part.LegNames.Contains(e.Target.Name)) && state.ExtensionOf(e.Channel.Name) != part.Extension:
                return part with { Decided = EndReason.PickedUp };
            default:
                return part;
        }
    }

    /// <summary>
    /// A forked phone that is put down while it rings ends nothing; one that lost the answer to another, neither; nor does a far end that is only being dialled,
    /// nor a phone that asks because the phone system refused its call (Asterisk 16 tells no cause with that, only that the channel is busy).
    /// </summary>
    private static bool CountsForTheEnd(TrackerState state, TrackedPart part, ChannelSnapshot channel, int cause) =>
        IsLeg(part, channel)
            ? part.Answered is { } answered ? answered == channel.Uniqueid
                : part.Direction == Direction.Outbound && channel.Phase != ChannelPhase.Busy && EndReasons.OfFailure(cause) is null
            : !part.Legs.Any(l => state.Find(l) is { Bridge: null, Dials.IsEmpty: false });

    /// <summary>The far party of a call that is not known to be parked.</summary>
    private static bool IsParked(TrackedPart part, ChannelSnapshot channel) =>
        part is { Parkee: null, Closed: false, WasConnected: true, Decided: not EndReason.Parked } && (part.FarId == channel.Uniqueid || part.Leaving == channel.Uniqueid);

    private static bool IsBy(TrackerState state, TrackedPart part, CallParked e) => state.ExtensionOfDevice(e.ParkerDevice) == part.Extension;

    /// <summary>Others stay with the agent when this one is parked.</summary>
    private static bool TalksStill(TrackerState state, TrackedPart part, ChannelSnapshot parked) => part.Legs.Any(l =>
        state.Find(l)?.Bridge is { } id && state.Bridges.GetValueOrDefault(id) is { Holding: false } bridge
        && bridge.Members.Any(m => m != l && m != parked.Uniqueid));

    /// <summary>The agent is the last in a room, or was when a list did not show the agent any more: that the others went is not how this ends.</summary>
    private static bool IsAlone(TrackerState state, TrackedPart part, ChannelSnapshot channel) =>
        IsLeg(part, channel) && state.Find(channel.Uniqueid) is { } leg
        && (leg.Missing || (leg.Bridge is { } bridge && state.Bridges.GetValueOrDefault(bridge) is { Holding: false, Members.Length: 1 }));

    /// <summary>A transferred channel does anything but wait.</summary>
    private static bool IsOnItsWay(string transferred, ChannelEvent happened) => transferred == happened switch
    {
        DialBegun e => e.Source?.Uniqueid,
        BridgeEntered e => e.Channel.Uniqueid,
        QueueJoined e => e.Channel.Uniqueid,
        HungUp e => e.Channel.Uniqueid,
        _ => null,
    };

    /// <summary>The leg is in the bridge or just out of it; the far end's leaving of another bridge says nothing.</summary>
    private static bool InBridge(TrackerState state, TrackedPart part, string bridge) =>
        part.Legs.Any(l => state.Find(l)?.Bridge == bridge);

    /// <summary>Also one who is not known for the far end: it may be behind a Local channel whose other half was not seen.</summary>
    private static EndReason? WhoLeft(TrackerState state, TrackedPart part, BridgeLeft e) =>
        Whose(part, e.Channel) ?? (state.Find(e.Channel.Uniqueid)?.Bridge == e.BridgeId ? EndReason.RemoteHangUp : null);

    /// <summary>Somebody came to talk with the agent: what a far end did before is no longer how this ends.</summary>
    private static bool Met(TrackerState state, TrackedPart part, BridgeEntered e) =>
        state.Find(e.Channel.Uniqueid)?.Bridge != e.BridgeId
        && (InBridge(state, part, e.BridgeId) || (IsLeg(part, e.Channel) && state.Bridges.ContainsKey(e.BridgeId)));

    /// <summary>One of several goes, and the talk goes on with the rest.</summary>
    private static bool OthersStay(TrackerState state, TrackedPart part, BridgeLeft e) =>
        state.Bridges.GetValueOrDefault(e.BridgeId) is { Holding: false } bridge
        && bridge.Members.Any(m => m != e.Channel.Uniqueid && !part.Legs.Contains(m));

    /// <summary>The far end left the agent for another bridge: somebody joined it with somebody else.</summary>
    private static bool WasMoved(TrackerState state, TrackedPart part, BridgeEntered e) =>
        part.LeftFirst == EndReason.RemoteHangUp && part.FarId == e.Channel.Uniqueid && !e.Holding && !InBridge(state, part, e.BridgeId);

    /// <summary>The far end that is known has asked to hang up: that the agent's coming to it is told later changes nothing.</summary>
    private static bool IsGoing(TrackerState state, TrackedPart part) => state.Find(part.FarId) is { HangUpWasAsked: true };

    private static EndReason? OnlyLocal(EndReason? asked) => asked == EndReason.LocalHangUp ? asked : null;

    private static EndReason? Whose(TrackedPart part, ChannelSnapshot channel) =>
        IsLeg(part, channel) ? EndReason.LocalHangUp
        : part.FarId == channel.Uniqueid ? EndReason.RemoteHangUp
        : null;

    private static bool IsLeg(TrackedPart part, ChannelSnapshot channel) => part.Legs.Contains(channel.Uniqueid);
}
