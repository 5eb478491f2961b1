using System.Collections.Immutable;
using CallBridge.Calls.Phone;

namespace CallBridge.Telephony.Asterisk;

/// <summary>
/// From channels to calls: <c>(state, event) → (state, observations)</c>. Pure: no clock, no I/O, no ids of its own. Follows the phones of
/// its options; forgets every other channel at its Hangup. Events may be missing, told twice, late (after a list that already
/// shows them) or out of order across channels; order within one channel is the phone system's promise.
/// </summary>
public static class ChannelTracker
{
    public static TrackerState Start(TrackerOptions options) => new(options);

    /// <summary>The agent's channel that a command about this call goes to; null if there is no such call any more.</summary>
    public static ChannelSnapshot? LegOf(TrackerState state, string extension, string callRef) =>
        PartOf(state, extension, callRef) is { } part ? Brief(state.Find(part.Answered)) ?? LegsOf(state, extension, callRef).FirstOrDefault() : null;

    /// <summary>All of the agent's channels in this call: several while forked phones ring.</summary>
    public static ImmutableArray<ChannelSnapshot> LegsOf(TrackerState state, string extension, string callRef) =>
        PartOf(state, extension, callRef) is { } part ? [.. part.Legs.Select(l => Brief(state.Find(l))).OfType<ChannelSnapshot>()] : [];

    /// <summary>The far party's channel; null if it is not known.</summary>
    public static ChannelSnapshot? FarOf(TrackerState state, string extension, string callRef) =>
        PartOf(state, extension, callRef) is { } part ? Brief(state.Find(part.FarId)) : null;

    /// <summary>How the call stands; null if there is no such call any more.</summary>
    public static Calls.ConnectionState? StandOf(TrackerState state, string extension, string callRef) =>
        PartOf(state, extension, callRef)?.Last?.State;

    /// <summary>A dial that was announced was refused: no channel will come of it.</summary>
    public static TrackerState Forget(TrackerState state, string callRef) => state with { Expected = state.Expected.Remove(callRef) };

    /// <summary>All of an agent's calls as they stand.</summary>
    public static ImmutableArray<CallObservation> CallsOf(TrackerState state, string extension) =>
        [.. Live(state, extension).Select(p => p.Last!).OrderBy(o => o.Uniqueid, UniqueidOrder.Instance)];

    public static (TrackerState State, ImmutableArray<ExtensionObservation> Observations) Apply(TrackerState state, ChannelEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(happened);
        switch (happened)
        {
            case SnapshotBegun:
                return (SnapshotFacts.Begun(state), []);
            case SnapshotTaken list:
                return Resync(state, list);
            case OriginateBegun own:
                return (state with { Expected = state.Expected.SetItem(own.Ref, own) }, []);
            case OriginateEnded ended:
                return Originated(state, ended);
        }

        var touched = new List<string>();
        state = PartEnds.Note(state, happened);
        state = ChannelFacts.Apply(state, happened, touched);
        var told = ImmutableArray.CreateBuilder<ExtensionObservation>();
        foreach (var id in touched)
            state = PartClaims.Look(state, id);
        if (happened is HungUp gone)
            state = Bury(state, gone, touched, told);
        foreach (var part in state.Parts.Values)
            if (part.Legs.Any(touched.Contains) || part.Depends.Any(touched.Contains) || part.Legs.IsEmpty || part.Closed)
                state = Tell(state, part, told);
        return (state, told.ToImmutable());
    }

    private static TrackedPart? PartOf(TrackerState state, string extension, string callRef) =>
        state.Parts.GetValueOrDefault(callRef) is { Closed: false } part && part.Extension == extension ? part : null;

    private static ChannelSnapshot? Brief(TrackedChannel? channel) => channel is null or { Missing: true } ? null
        : new ChannelSnapshot { Uniqueid = channel.Uniqueid, Name = channel.Name, Phase = channel.Phase };

    private static TrackerState Tell(TrackerState state, TrackedPart part, ImmutableArray<ExtensionObservation>.Builder told)
    {
        if (part.Legs.IsEmpty || part.Closed)
            return End(state, part, part.Decided ?? Calls.EndReason.Unknown, told);
        if (part.Legs.All(l => state.Find(l) is null or { Missing: true }))
            return state;
        var looked = PartView.Look(state, part);
        if (looked.Last != part.Last)
            told.Add(new ExtensionObservation(part.Extension, new CallObserved(looked.Last!)));
        return state.With(looked);
    }

    /// <summary>Tells the end once. Legs that are still up stay known as this part's, so that they do not look like a new call.</summary>
    private static TrackerState End(
        TrackerState state,
        TrackedPart part,
        Calls.EndReason reason,
        ImmutableArray<ExtensionObservation>.Builder told)
    {
        if (part.Last is not null)
            told.Add(new ExtensionObservation(part.Extension, new CallGone(part.Ref, part.Uniqueid, reason)));
        return part.Legs.IsEmpty
            ? state with { Parts = state.Parts.Remove(part.Ref) }
            : state.With(part with { Closed = true, Last = null });
    }

    private static TrackerState Bury(
        TrackerState state,
        HungUp gone,
        List<string> touched,
        ImmutableArray<ExtensionObservation>.Builder told)
    {
        var id = gone.Channel.Uniqueid;
        if (state.Find(id) is { } channel && state.PartOf.TryGetValue(id, out var name) && state.Parts.TryGetValue(name, out var part))
        {
            var rest = part.Legs.Remove(id);
            var over = part.Answered == id || rest.All(l => state.Find(l) is null or { Missing: true });
            var reason = EndReasons.Of(state, part, channel, gone.Cause);
            state = state.With(part with { Legs = rest }) with { PartOf = state.PartOf.Remove(id) };
            if (over)
                state = End(state, part with { Legs = rest }, reason, told);
        }

        return ChannelFacts.Remove(state, id, touched).Bury(id);
    }

    private static (TrackerState, ImmutableArray<ExtensionObservation>) Originated(TrackerState state, OriginateEnded ended)
    {
        if (ended.Answered || state.Expected.GetValueOrDefault(ended.Ref) is not { } own)
            return (state, []);
        return (
            state with { Expected = state.Expected.Remove(ended.Ref) },
            [new ExtensionObservation(own.Extension, new CallGone(ended.Ref, ended.Ref, EndReasons.OfOriginate(ended.Reason)))]);
    }

    private static (TrackerState, ImmutableArray<ExtensionObservation>) Resync(TrackerState state, SnapshotTaken list)
    {
        state = SnapshotFacts.Taken(state, list);
        foreach (var channel in state.Channels.Values.Where(c => !c.Missing).Select(c => c.Uniqueid).Order(UniqueidOrder.Instance))
            state = PartClaims.Look(state, channel);
        foreach (var part in state.Parts.Values.Where(p => !p.Closed && p.Legs.Any(l => state.Find(l) is { Missing: false })))
            state = state.With(PartView.Look(state, part));
        var told = ImmutableArray.CreateBuilder<ExtensionObservation>();
        foreach (var line in state.Options.Lines)
        {
            var calls = Live(state, line.Extension)
                .Select(p => p.Last! with { Age = state.Find(p.Answered ?? p.Legs[0])?.Age })
                .OrderBy(o => o.Uniqueid, UniqueidOrder.Instance);
            told.Add(new ExtensionObservation(line.Extension, new LinkUp(list.SystemName, list.Incarnation, [.. calls])));
        }

        return (state, told.ToImmutable());
    }

    private static IEnumerable<TrackedPart> Live(TrackerState state, string extension) =>
        state.Parts.Values.Where(p => p.Extension == extension && !p.Closed && p.Last is not null
            && p.Legs.Any(l => state.Find(l) is { Missing: false }));
}
