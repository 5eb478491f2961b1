namespace CallBridge.Telephony.Asterisk;

/// <summary>Who dials whom, and how it ended.</summary>
internal static class DialFacts
{
    public static TrackerState Begun(TrackerState state, DialBegun e, List<string> touched)
    {
        state = ChannelFacts.Adopt(ChannelFacts.Adopt(state, e.Source), e.Dest);
        if (state.Find(e.Dest.Uniqueid) is not { } dest)
            return state;

        // Told again after its end. From another source it is new: a "blonde" transfer redials a channel that rings already.
        if (dest.DialStatus is not null && dest.DialSource == e.Source?.Uniqueid)
            return state;
        if (state.Find(dest.DialSource) is { } former && former.Uniqueid != e.Source?.Uniqueid && former.Dials.Contains(dest.Uniqueid))
            state = state.With(former with { Dials = former.Dials.Remove(dest.Uniqueid) });
        state = state.With(dest with { DialSource = e.Source?.Uniqueid, Originated = e.Source is null, DialStatus = null });
        touched.Add(dest.Uniqueid);
        if (state.Find(e.Source?.Uniqueid) is not { } source)
            return state;
        touched.Add(source.Uniqueid);
        return state.With(source with
        {
            Dials = dest.IsUp || source.Dials.Contains(dest.Uniqueid) ? source.Dials : source.Dials.Add(dest.Uniqueid),
            DialFailure = null,
        });
    }

    public static TrackerState Progressed(TrackerState state, DialProgressed e, List<string> touched)
    {
        state = Linked(state, e.Source, e.Dest);
        return e.Status is "RINGING" or "PROGRESS"
            ? ChannelFacts.Set(state, e.Dest, c => c with { Rung = true }, touched)
            : state;
    }

    public static TrackerState Ended(TrackerState state, DialEnded e, List<string> touched)
    {
        state = Linked(state, e.Source, e.Dest);
        if (state.Find(e.Dest.Uniqueid) is not { DialStatus: null } dest)
            return state;
        state = state.With(dest with { DialStatus = e.Status, Forwarded = e.Forward is not null });
        touched.Add(dest.Uniqueid);
        if (state.Find(e.Source?.Uniqueid) is not { } source)
            return state;
        touched.Add(source.Uniqueid);
        var answered = e.Status == "ANSWER";
        return state.With(source with
        {
            Dials = source.Dials.Remove(dest.Uniqueid),
            AnsweredBy = answered ? dest.Uniqueid : source.AnsweredBy,
            DialFailure = answered ? null : EndReasons.OfFailedDial(e.Status, dest.HangUpCause) ?? source.DialFailure,
        });
    }

    /// <summary>The DialBegin may have been before our time.</summary>
    private static TrackerState Linked(TrackerState state, ChannelSnapshot? source, ChannelSnapshot dest)
    {
        state = ChannelFacts.Adopt(ChannelFacts.Adopt(state, source), dest);
        return source is not null && state.Find(dest.Uniqueid) is { DialSource: null, Originated: false } channel
            ? state.With(channel with { DialSource = source.Uniqueid })
            : state;
    }
}
