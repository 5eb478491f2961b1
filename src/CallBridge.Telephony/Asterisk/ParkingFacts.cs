namespace CallBridge.Telephony.Asterisk;

/// <summary>Who waits where to be taken back.</summary>
internal static class ParkingFacts
{
    public static TrackerState Parked(TrackerState state, CallParked e, List<string> touched)
    {
        state = ChannelFacts.Set(state, e.Parkee, c => c with { Parking = new ParkingSpot(e.Lot, e.Space) }, touched);

        // It talks with nobody any more, even if its leaving has not been told.
        return state.Find(e.Parkee.Uniqueid)?.Bridge is { } bridge && state.Bridges.GetValueOrDefault(bridge) is not { Holding: true }
            ? BridgeFacts.Leave(state, bridge, e.Parkee.Uniqueid, touched)
            : state;
    }

    public static TrackerState Unparked(TrackerState state, CallUnparked e, List<string> touched)
    {
        state = ChannelFacts.Set(state, e.Parkee, c => c with { Parking = null }, touched);
        if (e.Retriever is not { } by)
            return state;
        state = ChannelFacts.Adopt(state, by);
        touched.Add(by.Uniqueid);
        return state;
    }

    /// <summary>
    /// Lays a list over it. The list of the parked was made before the list of channels: one that has left its lot meanwhile is in no holding bridge.
    /// </summary>
    public static TrackerState Taken(TrackerState state, SnapshotTaken list)
    {
        state = state with { KnowsParking = list.Parked is not null };
        if (list.Parked is not { } parked)
            return state;
        foreach (var channel in state.Channels.Values)
        {
            var listed = parked.FirstOrDefault(p => p.Parkee.Uniqueid == channel.Uniqueid);
            if (listed is not null && Waits(state, channel))
                state = state.With(channel with { Parking = new ParkingSpot(listed.Lot, listed.Space) });
            else if (channel.Parking is not null && (listed is null || channel.Bridge is not null))
                state = state.With(channel with { Parking = null });
        }

        return state;
    }

    public static bool Waits(TrackerState state, TrackedChannel channel) =>
        channel is { Missing: false, Bridge: { } id } && state.Bridges.GetValueOrDefault(id) is { Holding: true };
}
