using System.Collections.Immutable;

namespace CallBridge.Telephony.Asterisk;

/// <summary>Who is in which bridge.</summary>
internal static class BridgeFacts
{
    public static TrackerState Seen(TrackerState state, BridgeSeen e, List<string> touched)
    {
        var known = state.Bridges.GetValueOrDefault(e.BridgeId);
        if (known is null || (known.Holding == e.Holding && known.Parking == e.Parking))
            return state;
        touched.AddRange(known.Members);
        return state with { Bridges = state.Bridges.SetItem(e.BridgeId, known with { Holding = e.Holding, Parking = e.Parking }) };
    }

    public static TrackerState Entered(TrackerState state, BridgeEntered e, List<string> touched)
    {
        state = ChannelFacts.Update(state, e.Channel, touched);

        // A hold is towards those in the bridge. An attended transfer by feature code holds, moves the agent and never takes back.
        if (e.SwapUniqueid is null && state.Find(e.Channel.Uniqueid) is { Held: true } held && held.Bridge != e.BridgeId)
            state = state.With(held with { Held = false });
        return Enter(state, new BridgeSeen(e.BridgeId, e.Holding, e.Parking), e.Channel.Uniqueid, touched);
    }

    public static TrackerState Left(TrackerState state, BridgeLeft e, List<string> touched)
    {
        state = ChannelFacts.Adopt(state, e.Channel);
        touched.Add(e.Channel.Uniqueid);
        return state.Find(e.Channel.Uniqueid)?.Bridge == e.BridgeId ? Leave(state, e.BridgeId, e.Channel.Uniqueid, touched) : state;
    }

    public static TrackerState Gone(TrackerState state, BridgeGone e, List<string> touched)
    {
        if (state.Bridges.GetValueOrDefault(e.BridgeId) is not { } bridge)
            return state;
        foreach (var member in bridge.Members)
            state = Leave(state, e.BridgeId, member, touched);
        return state;
    }

    public static TrackerState Enter(TrackerState state, BridgeSeen seen, string uniqueid, List<string> touched)
    {
        var (id, holding) = (seen.BridgeId, seen.Holding);
        if (state.Find(uniqueid) is not { } channel)
            return state;
        if (channel.Bridge is { } former && former != id)
            state = Leave(state, former, uniqueid, touched);
        var bridge = state.Bridges.GetValueOrDefault(id) ?? new TrackedBridge(holding, []);
        touched.AddRange(bridge.Members);
        touched.Add(uniqueid);
        if (!bridge.Members.Contains(uniqueid))
            bridge = bridge with { Members = bridge.Members.Add(uniqueid) };
        state = (state with { Bridges = state.Bridges.SetItem(id, bridge with { Holding = holding, Parking = seen.Parking }) })
            .With(ParkingFacts.Entered(state.Channels[uniqueid], seen));
        return !holding && bridge.Members is [var one, var other] ? Joined(state, one, other) : state;
    }

    /// <summary>A bridge lives here as long as somebody is in it.</summary>
    public static TrackerState Leave(TrackerState state, string id, string uniqueid, List<string> touched)
    {
        var bridge = state.Bridges.GetValueOrDefault(id);
        if (bridge is not null)
        {
            touched.AddRange(bridge.Members);
            var members = bridge.Members.Remove(uniqueid);
            if (!bridge.Holding && members is [var other] && bridge.Members.Length == 2)
                state = Part(state, uniqueid, other);
            state = state with
            {
                Bridges = members.IsEmpty ? state.Bridges.Remove(id) : state.Bridges.SetItem(id, bridge with { Members = members }),
            };
        }

        return state.Find(uniqueid) is { } channel && channel.Bridge == id ? state.With(ParkingFacts.Left(channel, bridge)) : state;
    }

    /// <summary>
    /// Two that talked with the same device before, on a call each, were joined by it: a transfer that no event names, as by the Bridge action.
    /// </summary>
    private static TrackerState Joined(TrackerState state, string one, string other)
    {
        if (state.Find(one) is not { Former: { } joiner } first || state.Find(other) is not { } second
            || second.Former?.Device != joiner.Device
            || first.Name.StartsWith(joiner.Device + "-", StringComparison.Ordinal) || second.Name.StartsWith(joiner.Device + "-", StringComparison.Ordinal))
            return state;
        return state.With(first with { TransferredBy = joiner.Number }).With(second with { TransferredBy = joiner.Number });
    }

    private static TrackerState Part(TrackerState state, string one, string other)
    {
        if (state.Find(one) is not { } first || state.Find(other) is not { } second)
            return state;
        return state
            .With(first with { Former = FormerPeer.Of(state, second) })
            .With(second with { Former = FormerPeer.Of(state, first) });
    }
}
