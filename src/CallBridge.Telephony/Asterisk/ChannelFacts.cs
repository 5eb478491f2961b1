namespace CallBridge.Telephony.Asterisk;

/// <summary>
/// What is, channel by channel and bridge by bridge, before anybody asks whose call it is. Each fact is set, never counted, so
/// that an event told twice or late changes nothing. <c>touched</c> gathers the channels whose surroundings changed.
/// </summary>
internal static class ChannelFacts
{
    public static TrackerState Apply(TrackerState state, ChannelEvent happened, List<string> touched) => happened switch
    {
        ChannelCreated e => Created(state, e.Channel, touched),
        ChannelChanged e => Update(state, e.Channel, touched),
        ChannelRenamed e => Renamed(state, e, touched),
        DialBegun e => DialFacts.Begun(state, e, touched),
        DialProgressed e => DialFacts.Progressed(state, e, touched),
        DialEnded e => DialFacts.Ended(state, e, touched),
        BridgeSeen e => BridgeFacts.Seen(state, e, touched),
        BridgeEntered e => BridgeFacts.Entered(state, e, touched),
        BridgeLeft e => BridgeFacts.Left(state, e, touched),
        BridgeGone e => BridgeFacts.Gone(state, e, touched),
        LocalPaired e => Paired(state, e, touched),
        HoldChanged e => Set(state, e.Channel, c => c with { Held = e.Held }, touched),
        BlindTransferred e => Transferred(state, e.Transferer, e.Transferee, touched),
        AttendedTransferred e => Joined(state, e, touched),
        MuteChanged e => Muted(state, e, touched),
        CallPickedUp e => PickedUp(state, e, touched),
        CallParked e => ParkingFacts.Parked(state, e, touched),
        CallUnparked { Retriever: { } by } when state.Channels.ContainsKey(by.Uniqueid) => Touch(state, touched, by),
        QueueJoined e => Set(state, e.Channel, c => c with { Queue = e.Queue }, touched),
        HangUpAsked e => Set(state, e.Channel, c => c with
        {
            HangUpWasAsked = true,
            HangUpOrdered = c.HangUpOrdered || e.ByProgram,
            HangUpCause = c.HangUpCause == 0 ? e.Cause : c.HangUpCause,
        }, touched),
        HungUp e => Touch(state, touched, e.Channel),
        _ => state,
    };

    /// <summary>Takes up a channel that is not known yet; leaves a known one alone, since the snapshot may be older than what is known.</summary>
    public static TrackerState Adopt(TrackerState state, ChannelSnapshot? seen)
    {
        if (seen is null || state.Channels.ContainsKey(seen.Uniqueid) || state.Tombstones.Contains(seen.Uniqueid))
            return state;
        return state.With(new TrackedChannel
        {
            Uniqueid = seen.Uniqueid,
            Name = seen.Name,
            Extension = state.ExtensionOf(seen.Name),
            Linkedid = seen.Linkedid,
            Phase = seen.Phase,
            Caller = seen.Caller,
            Connected = seen.Connected,
            Exten = seen.Exten,
            Dialled = seen.Phase == ChannelPhase.Ring ? seen.Exten : null,
            Application = seen.Application,
            Age = seen.Age,
            Rung = seen.Phase == ChannelPhase.Ringing,
            Generation = state.Generation,
        });
    }

    /// <summary>A snapshot in which the channel is the subject: newer than what is known, but a channel never comes back from Up.</summary>
    public static TrackerState Update(TrackerState state, ChannelSnapshot seen, List<string> touched)
    {
        if (state.Find(seen.Uniqueid) is not { } known)
            return Touch(Adopt(state, seen), touched, seen);
        if (known.Name != seen.Name)
            state = Renamed(state, new ChannelRenamed(seen.Uniqueid, seen.Name), touched);
        return Touch(
            state.With(state.Channels[seen.Uniqueid] with
            {
                Phase = Rank(seen.Phase) >= Rank(known.Phase) ? seen.Phase : known.Phase,
                Caller = seen.Caller,
                Connected = seen.Connected,
                Exten = seen.Exten ?? known.Exten,
                Linkedid = seen.Linkedid ?? known.Linkedid,
                Rung = known.Rung || seen.Phase == ChannelPhase.Ringing,
            }),
            touched,
            seen);
    }

    public static TrackerState Set(
        TrackerState state,
        ChannelSnapshot seen,
        Func<TrackedChannel, TrackedChannel> change,
        List<string> touched)
    {
        state = Adopt(state, seen);
        return state.Find(seen.Uniqueid) is { } channel ? Touch(state.With(change(channel)), touched, seen) : state;
    }

    /// <summary>Forgets a channel with every edge to it.</summary>
    public static TrackerState Remove(TrackerState state, string uniqueid, List<string> touched)
    {
        if (state.Find(uniqueid) is not { } gone)
            return state;
        if (gone.Bridge is { } bridge)
            state = BridgeFacts.Leave(state, bridge, uniqueid, touched);
        if (state.Find(gone.DialSource) is { } source && source.Dials.Contains(uniqueid))
        {
            state = state.With(source with { Dials = source.Dials.Remove(uniqueid) });
            touched.Add(source.Uniqueid);
        }

        if (state.Find(gone.OtherHalf) is { } half)
            touched.Add(half.Uniqueid);
        return state with { Channels = state.Channels.Remove(uniqueid) };
    }

    private static int Rank(ChannelPhase phase) => phase switch
    {
        ChannelPhase.Down => 0,
        ChannelPhase.Up => 2,
        _ => 1,
    };

    private static TrackerState Created(TrackerState state, ChannelSnapshot seen, List<string> touched)
    {
        state = Adopt(state, seen);
        return state.Find(seen.Uniqueid) is { } channel
            ? Touch(state.With(channel with { Dialled = channel.Dialled ?? seen.Exten }), touched, seen)
            : state;
    }

    /// <summary>While a masquerade is under way (&lt;MASQ&gt;) a channel stays whose it was; what is left of it (&lt;ZOMBIE&gt;) is nobody's.</summary>
    private static TrackerState Renamed(TrackerState state, ChannelRenamed e, List<string> touched)
    {
        if (state.Find(e.Uniqueid) is not { } channel || e.NewName.EndsWith("<MASQ>", StringComparison.Ordinal))
            return state;
        touched.Add(e.Uniqueid);
        return state.With(channel with { Name = e.NewName, Extension = state.ExtensionOf(e.NewName) });
    }

    private static TrackerState Paired(TrackerState state, LocalPaired e, List<string> touched)
    {
        state = Set(state, e.One, c => c with { OtherHalf = e.Two.Uniqueid }, touched);
        return Set(state, e.Two, c => c with { OtherHalf = e.One.Uniqueid }, touched);
    }

    /// <summary>Who picks up stands from now on where the ringing channel stood: it is the one that was dialled.</summary>
    private static TrackerState PickedUp(TrackerState state, CallPickedUp e, List<string> touched)
    {
        state = Touch(Adopt(Adopt(state, e.Channel), e.Target), touched, e.Channel, e.Target);
        return state.Find(e.Channel.Uniqueid) is { } by && state.Find(e.Target.Uniqueid) is { DialSource: { } source } target
            ? state.With(by with { DialSource = source, Originated = false, DialStatus = null, Queue = target.Queue ?? by.Queue })
            : state;
    }

    private static TrackerState Transferred(
        TrackerState state,
        ChannelSnapshot transferer,
        ChannelSnapshot? transferee,
        List<string> touched)
    {
        state = Touch(Adopt(state, transferer), touched, transferer);
        if (transferee is null)
            return state;
        var by = state.ExtensionOf(transferer.Name) ?? (state.Find(transferer.Uniqueid)?.Caller ?? transferer.Caller).Number;
        return Set(state, transferee, c => c with { TransferredBy = by, Queue = null }, touched);
    }

    /// <summary>Transferred to what still rings ("blonde"), the transferee takes the place of the leg that dialled it, with no new DialBegin.</summary>
    private static TrackerState Joined(TrackerState state, AttendedTransferred e, List<string> touched)
    {
        state = Transferred(state, e.First, e.Transferee, touched);
        if (e.Target is not null || state.Find(e.Transferee?.Uniqueid) is not { } transferee || state.Find(e.Second.Uniqueid) is not { } second)
            return state;
        foreach (var id in second.Dials)
        {
            if (state.Find(id) is { } rung)
                state = state.With(rung with { DialSource = transferee.Uniqueid });
            touched.Add(id);
        }

        return state.With(second with { Dials = [] }).With(transferee with { Dials = second.Dials, AnsweredBy = null });
    }

    private static TrackerState Muted(TrackerState state, MuteChanged e, List<string> touched)
    {
        if (state.Find(e.Uniqueid) is not { } channel)
            return state;
        touched.Add(e.Uniqueid);
        return state.With(channel with { Muted = e.Muted });
    }

    private static TrackerState Touch(TrackerState state, List<string> touched, params ReadOnlySpan<ChannelSnapshot> channels)
    {
        foreach (var channel in channels)
            touched.Add(channel.Uniqueid);
        return state;
    }
}
