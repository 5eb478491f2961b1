using System.Collections.Immutable;
using CallBridge.Calls;
using CallBridge.Calls.Phone;

namespace CallBridge.Telephony.Asterisk;

/// <summary>
/// Parts whose far party waits in a parking lot. The agent's own channel goes, the part stays: if the agent takes the call back (on whatever
/// channel), the same part goes on; it ends as parked when somebody else takes it, or nobody does.
/// </summary>
internal static class ParkedParts
{
    public static TrackedPart Begin(TrackedPart part, string parkee) => part with
    {
        Parkee = parkee,
        FarId = parkee,
        Named = part.Uniqueid,
        WasConnected = true,
        Decided = null,
        Leaving = null,
        AskedFirst = null,
        LeftFirst = null,
    };

    /// <summary>
    /// Whether a channel of the agent's that is no call's yet is on its way to what waits: the parking lot rings it back, it dialled the space, or we dialled it for that.
    /// </summary>
    public static bool IsReturn(TrackerState state, TrackedPart part, TrackedChannel channel, OriginateBegun? expected) =>
        part.Parkee is { } id && state.Find(id) is { } parkee
        && (IsRungBack(parkee, channel)
            || (parkee.Parking is { Space: { } space } && space == (expected is null ? channel.Dialled : expected.Space)));

    /// <summary>Looks at all that wait: taken back, taken by another, given up, or still waiting.</summary>
    public static TrackerState Settle(TrackerState state)
    {
        foreach (var part in state.Parts.Values)
            if (part is { Parkee: not null, Closed: false })
                state = Settle(state, part);
        return state;
    }

    public static TrackedPart Look(TrackerState state, TrackedPart part)
    {
        if (state.Find(part.Parkee) is not { } parkee)
            return part;

        // The channel that parked may still be there, to hear the space: it was rung by the same party once.
        var rung = part.Legs.Any(l => l != part.Answered && state.Find(l) is { Rung: true, Missing: false } leg && IsRungBack(parkee, leg));
        var far = new Party(parkee.Caller.Number ?? part.Far.Number, parkee.Caller.Name ?? part.Far.Name);
        return part with
        {
            Far = far,
            Depends = FarEnd.Of(state, parkee).Visited,
            Last = new CallObservation
            {
                Ref = part.Ref,
                Uniqueid = part.Uniqueid,
                State = rung ? ConnectionState.Alerting : ConnectionState.Queued,
                Direction = part.Direction,
                Far = far,
                CalledNumber = part.CalledNumber,
                Queue = part.Queue,
                TransferredFrom = part.TransferredFrom,
                ParkedAt = parkee.Parking?.Space,
                FarId = parkee.Uniqueid,

                // To take it back is a dial, not what the phone is notified of.
                Capabilities = PartCapabilities.OfParked(state.Options, rung, parkee.Parking?.Space is not null, !part.Legs.IsEmpty) & (state.Permitted | CallCapabilities.Retrieve),
            },
        };
    }

    /// <summary>Lays a list over it: parked while we were not looking, or before our time.</summary>
    public static TrackerState Taken(TrackerState state, SnapshotTaken list)
    {
        foreach (var gone in state.Parts.Values.Where(p => p.Parkee is { } id && !state.Channels.ContainsKey(id)))
            state = gone.Legs.Aggregate(state with { Parts = state.Parts.Remove(gone.Ref) }, (s, leg) => s with { PartOf = s.PartOf.Remove(leg) });
        foreach (var listed in list.Parked ?? [])
        {
            if (state.ExtensionOfDevice(listed.ParkerDevice) is not { } extension
                || state.Find(listed.Parkee.Uniqueid) is not { Parking: not null } parkee || parkee.Extension == extension)
                continue;
            var parts = state.Parts.Values.Where(p => p.Extension == extension && !p.Closed && p.FarId == parkee.Uniqueid).ToList();
            if (parts.Exists(p => p.Parkee is not null))
                continue;

            // One that only rang when it was last seen was answered since then, and its channel let go.
            var known = parts.Find(p => p.WasConnected) ?? parts.Find(p => p.Legs.All(l => state.Find(l) is null or { Missing: true }));
            state = known is { } former ? state.With(Begin(former, parkee.Uniqueid)) : Open(state, extension, parkee);
        }

        return Settle(state);
    }

    /// <summary>As <see cref="Fetched(TrackerState, string?, string)"/>, by the bridge in which both meet.</summary>
    public static TrackerState Fetched(TrackerState state, BridgeEntered e)
    {
        if (state.Bridges.GetValueOrDefault(e.BridgeId) is not { Holding: false, Members: [var one, var other] })
            return state;
        return Met(Met(state, one, other), other, one);
    }

    /// <summary>A phone of ours takes out what waits. What another has parked is a new call here, and which way it goes shows the channel that waited.</summary>
    public static TrackerState Fetched(TrackerState state, string? retriever, string waited)
    {
        if (state.Find(retriever) is not { } by || state.Find(waited) is not { } parkee
            || !state.PartOf.TryGetValue(by.Uniqueid, out var name) || state.Parts[name] is not { Parkee: null, Closed: false } part)
            return state;
        if (state.Parts.Values.FirstOrDefault(p => p.Parkee == parkee.Uniqueid && p.Extension == part.Extension && !p.Closed) is { } own)
            return Absorb(state, own, by);
        var direction = CameIn(parkee) ? Direction.Inbound : Direction.Outbound;
        return state.With(by with { Originated = false }).With(part with
        {
            Direction = direction,
            Originated = false,
            Fetches = false,
            FarId = parkee.Uniqueid,
            Far = parkee.Caller.Number is null ? part.Far : parkee.Caller,
            CalledNumber = direction == Direction.Inbound ? null : PhoneNumbers.OrNull(parkee.Caller.Number),
        });
    }

    /// <summary>One of the agent's channels belongs to this part after all; a part that was thought to be another's goes on in it.</summary>
    public static TrackerState Absorb(TrackerState state, TrackedPart part, TrackedChannel own)
    {
        if (state.PartOf.GetValueOrDefault(own.Uniqueid) is { } name && name != part.Ref && state.Parts.TryGetValue(name, out var other))
        {
            var left = other.Legs.Remove(own.Uniqueid);
            state = state.With(other with { Legs = left, ContinuesIn = left.IsEmpty ? part.Ref : null, Closed = other.Closed || left.IsEmpty });
        }

        return (state with { PartOf = state.PartOf.SetItem(own.Uniqueid, part.Ref) }).With(part with
        {
            Legs = part.Legs.Contains(own.Uniqueid) ? part.Legs : part.Legs.Add(own.Uniqueid),
            LegNames = part.LegNames.Contains(own.Name) ? part.LegNames : part.LegNames.Add(own.Name),
            Answered = own.IsUp ? own.Uniqueid : part.Answered,
        });
    }

    /// <summary>What a phone of ours dialled was the space that the other has just left.</summary>
    private static TrackerState Met(TrackerState state, string retriever, string waited) =>
        state.Find(waited) is { LeftParking: { } left }
        && state.PartOf.TryGetValue(retriever, out var name) && state.Parts[name] is { Direction: Direction.Outbound } part
        && (part.Fetches || (left.Space is { } space && part.CalledNumber == space))
            ? Fetched(state, retriever, waited)
            : state;

    private static TrackerState Settle(TrackerState state, TrackedPart part)
    {
        if (state.Find(part.Parkee) is not { } parkee)
            return state.With(part with { Decided = EndReason.Parked, Closed = true });
        if (parkee.Parking is not null)
            return state;
        if (RungBack(state, part, parkee) is { } rung)
            return Absorb(state, part, rung);

        // A channel that set out for it talks: with whom, even a list that overtook this could not hide.
        var back = part.Legs.Where(l => l != part.Answered).Select(state.Find).FirstOrDefault(l => Talks(state, l) is not null);
        if (back is null && !parkee.Missing && Talks(state, parkee) is { Members.Length: > 1 } talk)
        {
            var met = FarEnd.Of(state, parkee).Channels;
            back = met.FirstOrDefault(c => c.Extension == part.Extension);

            // Whoever is behind half a Local channel whose other half was never seen is not the agent, whose channels are all known.
            if (back is null && (!met.IsEmpty || talk.Members.Any(m => state.Find(m) is { IsLocal: true, OtherHalf: null })))
                return state.With(part with { Decided = EndReason.Parked, Closed = true });
        }

        return back is null ? state : Absorb(state, part with { Parkee = null, AskedFirst = null, LeftFirst = null }, back);
    }

    private static TrackedBridge? Talks(TrackerState state, TrackedChannel? channel) =>
        channel?.Bridge is { } id && state.Bridges.GetValueOrDefault(id) is { Holding: false } bridge ? bridge : null;

    /// <summary>The party that was parked rings it. A list does not tell who rings a channel; their Linkedid does, where the party has left its lot.</summary>
    private static bool IsRungBack(TrackedChannel parkee, TrackedChannel channel) =>
        channel.DialSource == parkee.Uniqueid
        || (channel is { DialSource: null, Originated: false, Rung: true, IsUp: false, Linkedid: not null } && channel.Linkedid == parkee.Linkedid
            && parkee is { Parking: null, Bridge: null });

    /// <summary>The agent's channel that the parked party rings back, if it was taken for another call: a list showed it before it was told who rings it.</summary>
    private static TrackedChannel? RungBack(TrackerState state, TrackedPart part, TrackedChannel parkee)
    {
        foreach (var id in parkee.Dials)
            if (state.Find(id) is { } rung && rung.Extension == part.Extension && state.PartOf.TryGetValue(id, out var name) && name != part.Ref)
                return rung;
        return null;
    }

    /// <summary>Parked before our time. The leg may still hear the announcement of the space: then it names the call, as it did before.</summary>
    private static TrackerState Open(TrackerState state, string extension, TrackedChannel parkee)
    {
        var leg = state.Channels.Values.FirstOrDefault(c => c.Extension == extension && c is { IsUp: true, Missing: false } && c.Linkedid == parkee.Linkedid
            && !state.PartOf.ContainsKey(c.Uniqueid)
            && (c.Bridge is not { } id || id == parkee.Bridge || state.Bridges.GetValueOrDefault(id) is not { Members.Length: > 1 }));
        var name = leg?.Uniqueid ?? parkee.Uniqueid;
        var part = new TrackedPart
        {
            Ref = name,
            Extension = extension,
            Direction = CameIn(parkee) ? Direction.Inbound : Direction.Outbound,
            Legs = leg is null ? [] : [leg.Uniqueid],
            LegNames = leg is null ? [] : [leg.Name],
            Lowest = name,
            Answered = leg?.Uniqueid,
            WasConnected = true,
        };
        if (leg is not null)
            state = state with { PartOf = state.PartOf.SetItem(leg.Uniqueid, name) };
        return state.With(Begin(part, parkee.Uniqueid));
    }

    /// <summary>Nobody dialled it: it called.</summary>
    private static bool CameIn(TrackedChannel channel) => channel.DialSource is null && !channel.Originated && channel.Application is not ("AppDial" or "AppDial2" or "AppQueue");
}
