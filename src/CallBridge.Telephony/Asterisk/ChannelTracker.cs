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

    /// <summary>Where a call of the agent's waits to be taken back; null if it waits nowhere.</summary>
    public static string? SpaceOf(TrackerState state, string extension, string callRef) =>
        PartOf(state, extension, callRef) is { Parkee: { } parkee } ? state.Find(parkee)?.Parking?.Space : null;

    /// <summary>
    /// The lot in which a parking space is taken, the agent's own call before any other's; null where nobody waits there, or where the phone
    /// system does not tell who waits.
    /// </summary>
    public static (bool Known, string? Lot) LotOf(TrackerState state, string extension, string space)
    {
        var own = state.Parts.Values.Where(p => p.Extension == extension && !p.Closed).Select(p => state.Find(p.Parkee));
        var taken = own.Concat(state.Channels.Values).FirstOrDefault(c => c?.Parking?.Space == space);
        return (state.KnowsParking, taken?.Parking?.Lot);
    }

    /// <summary>
    /// The exact name of the channel that has rung longest at an extension: its device is of that name in the agent's technology, or it goes by that
    /// number. Null if nothing rings there.
    /// </summary>
    public static string? RingingAt(TrackerState state, string endpoint, string number)
    {
        var device = endpoint[..(endpoint.IndexOf('/') + 1)] + number;
        var ringing = state.Channels.Values
            .Where(c => c is { Missing: false, IsLocal: false, DialSource: not null, Phase: ChannelPhase.Ringing } && c.Name.IndexOfAny([',', '&']) < 0)
            .OrderBy(c => c.Uniqueid, UniqueidOrder.Instance)
            .ToList();
        return (ringing.Find(c => c.Name.LastIndexOf('-') is var dash and > 0 && c.Name[..dash].Equals(device, StringComparison.OrdinalIgnoreCase))
            ?? ringing.Find(c => c.Caller.Number == number))?.Name;
    }

    /// <summary>How the call stands; null if there is no such call any more.</summary>
    public static Calls.ConnectionState? StandOf(TrackerState state, string extension, string callRef) =>
        PartOf(state, extension, callRef)?.Last?.State;

    /// <summary>A dial that was announced was refused: no channel will come of it.</summary>
    public static TrackerState Forget(TrackerState state, string callRef) => state with { Expected = state.Expected.Remove(callRef) };

    /// <summary>Whether this is a call, or a dial whose channel may still come.</summary>
    public static bool Knows(TrackerState state, string callRef) => state.Parts.ContainsKey(callRef) || state.Expected.ContainsKey(callRef);

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
                return (state with { Expected = state.Expected.SetItem(own.Ref, own with { Generation = state.Generation }) }, []);
            case OriginateEnded ended:
                return Originated(state, ended);
        }

        var touched = new List<string>();
        state = PartEnds.Note(state, happened);
        state = ChannelFacts.Apply(state, happened, touched);
        var told = ImmutableArray.CreateBuilder<ExtensionObservation>();
        foreach (var id in touched)
            state = PartClaims.Look(state, id);
        state = happened switch
        {
            CallUnparked unparked => ParkedParts.Fetched(state, unparked.Retriever?.Uniqueid, unparked.Parkee.Uniqueid),
            BridgeEntered entered => ParkedParts.Fetched(state, entered),
            CallPickedUp taken => Pickups.Taken(state, taken),
            _ => state,
        };
        if (happened is HungUp gone)
            state = Bury(state, gone, touched, told);
        state = ParkedParts.Settle(state);
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
        if ((part.Legs.IsEmpty && part.Parkee is null) || part.Closed)
            return End(state, part, part.Decided ?? Calls.EndReason.Unknown, told);
        if (!IsPresent(state, part))
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
            told.Add(new ExtensionObservation(part.Extension, new CallGone(part.Ref, part.Uniqueid, reason) { ContinuesIn = part.ContinuesIn }));
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

            // Those that stay show how the part stands now: it is no longer among its legs that this one rang.
            touched.AddRange(rest);
            var over = part.Parkee is null && (part.Answered == id || rest.All(l => state.Find(l) is null or { Missing: true }));
            var reason = EndReasons.Of(state, part, channel, gone.Cause);
            part = part with { Legs = rest, Answered = part.Parkee is not null && part.Answered == id ? null : part.Answered };
            state = state.With(part) with { PartOf = state.PartOf.Remove(id) };
            if (over)
                state = End(state, part, reason, told);
        }

        return ChannelFacts.Remove(state, id, touched).Bury(id);
    }

    private static (TrackerState, ImmutableArray<ExtensionObservation>) Originated(TrackerState state, OriginateEnded ended)
    {
        if (ended.Answered)
            return (state, []);
        if (state.Expected.GetValueOrDefault(ended.Ref) is not { } own)
            return (state.Parts.GetValueOrDefault(ended.Ref) is { } part ? state.With(part with { NotTaken = EndReasons.OfOriginate(ended.Reason) }) : state, []);
        var reason = EndReasons.OfOriginate(ended.Reason);
        var gone = new CallGone(ended.Ref, ended.Ref, reason)
        {
            Problem = reason == Calls.EndReason.Unreachable ? NoPhone(state, own.Extension) : null,
        };
        return (state with { Expected = state.Expected.Remove(ended.Ref) }, [new ExtensionObservation(own.Extension, gone)]);
    }

    /// <summary>No channel was made at all.</summary>
    private static string NoPhone(TrackerState state, string extension) =>
        $"The phone system could not ring {state.Options.Lines.First(l => l.Extension == extension).Endpoint} (Telephony:Asterisk:Endpoint): "
        + "it has no such phone, or the phone is not registered.";

    private static (TrackerState, ImmutableArray<ExtensionObservation>) Resync(TrackerState state, SnapshotTaken list)
    {
        state = SnapshotFacts.Taken(state, list);
        foreach (var channel in state.Channels.Values.Where(c => !c.Missing).Select(c => c.Uniqueid).Order(UniqueidOrder.Instance))
            state = PartClaims.Look(state, channel);
        state = ParkedParts.Settle(state);
        foreach (var part in state.Parts.Values.Where(p => !p.Closed && IsPresent(state, p)))
            state = state.With(PartView.Look(state, part));
        var told = ImmutableArray.CreateBuilder<ExtensionObservation>();
        foreach (var line in state.Options.Lines)
        {
            var calls = Live(state, line.Extension)
                .Select(p => p.Last! with { Age = state.Find(p.Answered ?? p.Legs.FirstOrDefault())?.Age })
                .OrderBy(o => o.Uniqueid, UniqueidOrder.Instance);
            told.Add(new ExtensionObservation(line.Extension, new LinkUp(list.SystemName, list.Incarnation, [.. calls])));
        }

        // Parked, and taken by somebody else while we were not looking: the list does not show it, and this is why.
        foreach (var part in state.Parts.Values.Where(p => p.Last is not null && (p.Closed || (p.Legs.IsEmpty && p.Parkee is null))))
            state = End(state, part, part.Decided ?? Calls.EndReason.Unknown, told);
        return (state, told.ToImmutable());
    }

    /// <summary>One of its channels is there; of a parked call it is the one that waits.</summary>
    private static bool IsPresent(TrackerState state, TrackedPart part) =>
        part.Legs.Any(l => state.Find(l) is { Missing: false }) || state.Find(part.Parkee) is { Missing: false };

    private static IEnumerable<TrackedPart> Live(TrackerState state, string extension) =>
        state.Parts.Values.Where(p => p.Extension == extension && !p.Closed && p.Last is not null && IsPresent(state, p));
}
