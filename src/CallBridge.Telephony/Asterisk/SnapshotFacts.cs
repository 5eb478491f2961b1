namespace CallBridge.Telephony.Asterisk;

/// <summary>
/// Lays a whole channel list over what is known. What was known before the list was asked for and is not in it is gone; it is kept
/// until the next list, because its Hangup may still be on the way and gives the reason.
/// </summary>
internal static class SnapshotFacts
{
    public static TrackerState Begun(TrackerState state) => state with { Generation = state.Generation + 1 };

    public static TrackerState Taken(TrackerState state, SnapshotTaken list)
    {
        if (state.Incarnation is { } former && former != list.Incarnation)
            state = new TrackerState(state.Options) { Generation = state.Generation };
        state = state with { Incarnation = list.Incarnation, Permitted = list.Permitted };
        var before = state;
        var scratch = new List<string>();
        var listed = list.Channels.Where(c => !state.Tombstones.Contains(c.Uniqueid)).DistinctBy(c => c.Uniqueid).ToDictionary(c => c.Uniqueid);
        foreach (var known in state.Channels.Values.Where(c => c.Generation < state.Generation && !listed.ContainsKey(c.Uniqueid)))
            state = Miss(state, known, scratch);
        var bridges = list.Bridges.DistinctBy(b => b.BridgeId).ToDictionary(b => b.BridgeId);
        foreach (var seen in listed.Values)
            state = Lay(state, seen, bridges, scratch);
        foreach (var channel in state.Channels.Values)
            if (channel.Dials.Any(d => state.Find(d) is null or { Missing: true }))
                state = state.With(channel with { Dials = channel.Dials.RemoveAll(d => state.Find(d) is null or { Missing: true }) });
        state = Holds(state, list);
        state = FarsMoved(before, state);
        state = ParkedParts.Taken(ParkingFacts.Taken(state, list, before.Channels.ContainsKey), list);

        // A dial that was announced before the list before this one was asked for and has shown no channel: none will come.
        return state with
        {
            Expected = state.Expected.RemoveRange(
                state.Expected.Where(e => state.Channels.ContainsKey(e.Key) || e.Value.Generation < state.Generation - 1).Select(e => e.Key)),
        };
    }

    /// <summary>A far end that talked with the agent talks elsewhere now: it was moved, and the events of that come too late to tell.</summary>
    private static TrackerState FarsMoved(TrackerState before, TrackerState state)
    {
        foreach (var part in state.Parts.Values)
        {
            if (before.Find(part.FarId)?.Bridge is { } former && state.Find(part.FarId) is { Missing: false, Bridge: { } now } && now != former && !Known(state, now).Holding
                && part.Legs.Any(l => before.Find(l)?.Bridge == former) && part.Legs.All(l => state.Find(l)?.Bridge != now))
                state = state.With(part with { LeftFirst = Calls.EndReason.Transferred });
        }

        return state;
    }

    /// <summary>
    /// The list says nothing of holds. A channel that was asked has told; for others the device states do: ONHOLD is the device that was put on hold, not the
    /// one that holds. It tells which channel only where the device has no other.
    /// </summary>
    private static TrackerState Holds(TrackerState state, SnapshotTaken list)
    {
        foreach (var device in list.OnHold)
        {
            var its = list.Channels.Where(c => c.Name.LastIndexOf('-') == device.Length && c.Name.StartsWith(device, StringComparison.Ordinal)).ToList();
            if (its is not [var held] || state.Find(held.Uniqueid)?.Bridge is not { } id || state.Bridges.GetValueOrDefault(id) is not { } bridge)
                continue;
            foreach (var member in bridge.Members)
                if (member != held.Uniqueid && state.Find(member) is { IsLocal: false } holder)
                    state = state.With(holder with { Held = true });
        }

        foreach (var (uniqueid, holds) in list.Holders)
            if (state.Find(uniqueid) is { } asked)
                state = state.With(asked with { Held = holds });
        return state;
    }

    /// <summary>The bridges were listed before the channels: one that came meanwhile is not among them.</summary>
    private static BridgeSeen Known(TrackerState state, string id) =>
        state.Bridges.GetValueOrDefault(id) is { } bridge ? new BridgeSeen(id, bridge.Holding, bridge.Parking) : new BridgeSeen(id, Holding: false);

    private static TrackerState Miss(TrackerState state, TrackedChannel known, List<string> scratch)
    {
        if (known.Missing)
        {
            if (state.PartOf.TryGetValue(known.Uniqueid, out var name) && state.Parts.TryGetValue(name, out var part))
                state = part.Legs.Length > 1 || part.Parkee is not null
                    ? state.With(part with { Legs = part.Legs.Remove(known.Uniqueid) })
                    : state with { Parts = state.Parts.Remove(name) };
            return ChannelFacts.Remove(state with { PartOf = state.PartOf.Remove(known.Uniqueid) }, known.Uniqueid, scratch);
        }

        if (known.Bridge is { } bridge)
            state = BridgeFacts.Leave(state, bridge, known.Uniqueid, scratch);
        return state.With(state.Channels[known.Uniqueid] with { Missing = true });
    }

    private static TrackerState Lay(TrackerState state, ChannelSnapshot seen, Dictionary<string, BridgeSeen> bridges, List<string> scratch)
    {
        var waitedAlone = state.Find(seen.Uniqueid) is { Bridge: null };
        state = ChannelFacts.Update(state, seen, scratch);
        state = state.With(state.Channels[seen.Uniqueid] with { Application = seen.Application, Age = seen.Age, Missing = false });

        // As at a BridgeEnter, which may still be on its way.
        if (waitedAlone && seen.BridgeId is not null && state.Channels[seen.Uniqueid] is { Held: true } held)
            state = state.With(held with { Held = false });
        return (seen.BridgeId, state.Channels[seen.Uniqueid].Bridge) switch
        {
            ({ } now, _) => BridgeFacts.Enter(state, bridges.GetValueOrDefault(now) ?? Known(state, now), seen.Uniqueid, scratch),
            (null, { } former) => BridgeFacts.Leave(state, former, seen.Uniqueid, scratch),
            _ => state,
        };
    }
}
