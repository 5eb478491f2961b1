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
    /// Lays a list over it. What was known before has left its lot if an event said so, which the list may be older than; who is not listed has left it in any case.
    /// </summary>
    /// <param name="state">With the channels of the list.</param>
    /// <param name="list">The list.</param>
    /// <param name="wasKnown">Whether a channel was known before the list.</param>
    public static TrackerState Taken(TrackerState state, SnapshotTaken list, Func<string, bool> wasKnown)
    {
        state = state with { KnowsParking = list.Parked is not null };
        foreach (var channel in state.Channels.Values)
        {
            var listed = list.Parked?.FirstOrDefault(p => p.Parkee.Uniqueid == channel.Uniqueid);
            if (listed is not null && (Waits(state, channel) || !wasKnown(channel.Uniqueid)))
                state = state.With(channel with { Parking = new ParkingSpot(listed.Lot, listed.Space) });
            else if (channel.Parking is not null && (list.Parked is null ? channel.Bridge is not null && !Waits(state, channel) : listed is null))
                state = state.With(channel with { Parking = null });
        }

        return state;
    }

    private static bool Waits(TrackerState state, TrackedChannel channel) =>
        channel is { Missing: false, Bridge: { } id } && state.Bridges.GetValueOrDefault(id) is { Holding: true };
}
