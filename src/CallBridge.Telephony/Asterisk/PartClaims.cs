using System.Collections.Immutable;
using CallBridge.Calls;

namespace CallBridge.Telephony.Asterisk;

/// <summary>Whose call a channel of a followed phone is: a new part, or one more leg of a part that is there.</summary>
internal static class PartClaims
{
    public static TrackerState Look(TrackerState state, string uniqueid)
    {
        if (state.Find(uniqueid) is not { } channel)
            return state;
        if (state.PartOf.TryGetValue(uniqueid, out var name))
        {
            if (channel.Missing || !state.Parts.TryGetValue(name, out var own))
                return state;
            state = Moved(state, own, channel);

            // A masquerade may have given it to another of the phones that are followed.
            if (state.PartOf.ContainsKey(uniqueid))
                return state;
        }

        if (channel.Extension is not { } extension)
            return state;

        // Missing in the list and no call yet: it rang and ended while the list was under way. Its Hangup is still to come.
        state = state.With(channel = channel with { Missing = false });

        var siblings = state.Parts.Values.Where(p => p.Extension == extension && !p.Closed);
        if (siblings.FirstOrDefault(p => p.LegNames.Contains(channel.Name)) is { } masqueraded)
            return Join(state, masqueraded, channel, takesOver: true);
        var expected = state.Expected.GetValueOrDefault(uniqueid);
        if (siblings.FirstOrDefault(p => ParkedParts.IsReturn(state, p, channel, expected)) is { } parked)
            return ParkedParts.Absorb(state with { Expected = state.Expected.Remove(uniqueid) }, parked, channel);
        if (expected is not null || channel.Originated || !UniqueidOrder.IsAsterisks(uniqueid))
            return Open(state, channel, Direction.Outbound, originated: true, expected?.Number, expected);
        if (IsDialling(channel))
            return Open(state, channel, Direction.Outbound, originated: false, channel.Dialled ?? channel.Exten);
        if (!channel.Rung && !channel.IsUp)
            return state;
        return siblings.FirstOrDefault(p => IsFork(state, p, channel)) is { } fork
            ? Join(state, fork, channel, takesOver: false)
            : Open(state, channel, Direction.Inbound, originated: false, null);
    }

    /// <summary>A masquerade may have given the leg's device to somebody else: then the leg is no longer this agent's.</summary>
    private static TrackerState Moved(TrackerState state, TrackedPart part, TrackedChannel channel)
    {
        if (channel.Extension == part.Extension)
        {
            return part.LegNames.Contains(channel.Name)
                ? state
                : state.With(part with { LegNames = part.LegNames.Add(channel.Name) });
        }

        state = state with { PartOf = state.PartOf.Remove(channel.Uniqueid) };
        var left = part.Legs.Remove(channel.Uniqueid);

        // A list did not show the others any more: only their late Hangups are still to come.
        var over = left.All(l => state.Find(l) is null or { Missing: true });
        return state.With(part with
        {
            Legs = left,
            Answered = part.Answered != channel.Uniqueid ? part.Answered : left.IsEmpty ? channel.Uniqueid : left[0],
            Closed = part.Closed || (over && !left.IsEmpty),
            Decided = over && part.Answered is null ? part.Decided ?? EndReason.PickedUp : part.Decided,
        });
    }

    private static bool IsDialling(TrackedChannel channel)
    {
        if (channel.DialSource is not null)
            return false;
        if (channel.Phase is ChannelPhase.Ring or ChannelPhase.Dialing or ChannelPhase.Busy)
            return true;
        if (!channel.IsUp)
            return false;

        // Adopted in mid-call: a dialled leg runs the pseudo-application of whoever dialled it, and stands nowhere in the dial plan.
        return channel.Application is { } application
            ? application is not ("AppDial" or "AppQueue")
            : PhoneNumbers.IsDiallable(channel.Dialled ?? channel.Exten);
    }

    /// <summary>Linkedid is a hint good enough for two phones of one agent that ring at the same moment, and for nothing else.</summary>
    private static bool IsFork(TrackerState state, TrackedPart part, TrackedChannel channel) =>
        part.Direction == Direction.Inbound && part.Answered is null
        && part.Legs.Any(id => state.Find(id) is { } leg && (!channel.IsUp || !leg.IsUp)
            && ((leg.DialSource is not null && leg.DialSource == channel.DialSource)
                || (!leg.Missing && leg.Linkedid is not null && leg.Linkedid == channel.Linkedid)));

    private static TrackerState Open(
        TrackerState state,
        TrackedChannel leg,
        Direction direction,
        bool originated,
        string? number,
        OriginateBegun? expected = null)
    {
        // A masquerade between two phones that are followed leaves a part of this name with the other.
        var name = state.Parts.ContainsKey(leg.Uniqueid) ? $"{leg.Uniqueid}.{leg.Extension}" : leg.Uniqueid;
        var part = new TrackedPart
        {
            Ref = name,
            Extension = leg.Extension!,
            Direction = direction,
            Originated = originated,
            Fetches = expected is { Number: null },
            CalledNumber = PhoneNumbers.OrNull(number),
            ConsultOf = expected?.ConsultOf,
            Legs = [leg.Uniqueid],
            LegNames = [leg.Name],
            Lowest = leg.Uniqueid,
        };
        return (state with
        {
            PartOf = state.PartOf.SetItem(leg.Uniqueid, part.Ref),
            Expected = state.Expected.Remove(leg.Uniqueid),
        }).With(part);
    }

    private static TrackerState Join(TrackerState state, TrackedPart part, TrackedChannel leg, bool takesOver)
    {
        // A masquerade moves a mute along with the device.
        if (takesOver && part.Legs.Any(l => state.Find(l) is { Muted: true }))
            state = state.With(leg with { Muted = true });
        part = part with
        {
            Legs = part.Legs.Add(leg.Uniqueid),
            LegNames = part.LegNames.Contains(leg.Name) ? part.LegNames : part.LegNames.Add(leg.Name),
            Lowest = UniqueidOrder.Instance.Compare(leg.Uniqueid, part.Lowest) < 0 ? leg.Uniqueid : part.Lowest,
            Answered = takesOver && (leg.IsUp || part.Answered is not null) ? leg.Uniqueid : part.Answered,
            Direction = takesOver && !part.WasConnected && leg.DialSource is not null ? Direction.Inbound : part.Direction,
        };
        return (state with { PartOf = state.PartOf.SetItem(leg.Uniqueid, part.Ref) }).With(part);
    }
}
