using CallBridge.Calls;

namespace CallBridge.Telephony.Asterisk;

/// <summary>A phone of ours takes over what rings elsewhere: what looked like a call out is a call in.</summary>
internal static class Pickups
{
    public static TrackerState Taken(TrackerState state, CallPickedUp e)
    {
        if (state.Find(e.Channel.Uniqueid) is not { Extension: { } extension } by
            || !state.PartOf.TryGetValue(by.Uniqueid, out var name) || state.Parts[name] is not { Closed: false, Parkee: null } part)
            return state;

        // Its own second phone rings: that call is there already.
        if (state.PartOf.GetValueOrDefault(e.Target.Uniqueid) is { } rung && rung != name
            && state.Parts[rung] is { Closed: false } own && own.Extension == extension)
            return ParkedParts.Absorb(state, own, by);
        return state.With(part with { Direction = Direction.Inbound, Originated = false, Fetches = false, CalledNumber = null });
    }
}
