namespace CallBridge.Telephony.Asterisk;

/// <summary>Who waits where to be taken back. That it waits, and that it does no more, shows the bridge it is in; the space is told apart, sooner or later.</summary>
internal static class ParkingFacts
{
    public static TrackedChannel Entered(TrackedChannel channel, BridgeSeen bridge) => bridge.Parking
        ? channel with { Bridge = bridge.BridgeId, Parking = channel.Parking ?? new ParkingSpot(null, null), LeftParking = null }
        : channel with { Bridge = bridge.BridgeId };

    public static TrackedChannel Left(TrackedChannel channel, TrackedBridge? bridge) => bridge is { Parking: true }
        ? channel with { Bridge = null, Parking = null, LeftParking = channel.Parking ?? channel.LeftParking }
        : channel with { Bridge = null };

    /// <summary>Told when it has left the lot already.</summary>
    public static bool IsLate(TrackedChannel channel) => channel is { Parking: null, LeftParking.Space: null };

    public static TrackerState Parked(TrackerState state, CallParked e, List<string> touched)
    {
        if (state.Find(e.Parkee.Uniqueid) is not { } parkee)
            return state;
        touched.Add(parkee.Uniqueid);
        var spot = new ParkingSpot(e.Lot, e.Space);
        if (IsLate(parkee))
            return state.With(parkee with { LeftParking = spot });
        state = state.With(parkee with { Parking = spot, LeftParking = null });

        // It talks with nobody any more, even if its leaving has not been told.
        return parkee.Bridge is { } bridge && !Waits(state, parkee) ? BridgeFacts.Leave(state, bridge, parkee.Uniqueid, touched) : state;
    }

    /// <summary>
    /// Lays a list over it. What was known before has left its lot if a bridge said so, which the list may be older than; who is not listed has left it in any case.
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
            else if (listed is null && channel is { Parking: { } spot } && !Waits(state, channel))
                state = state.With(channel with { Parking = null, LeftParking = spot });
        }

        return state;
    }

    private static bool Waits(TrackerState state, TrackedChannel channel) =>
        channel is { Missing: false, Bridge: { } id } && state.Bridges.GetValueOrDefault(id) is { Parking: true };
}
