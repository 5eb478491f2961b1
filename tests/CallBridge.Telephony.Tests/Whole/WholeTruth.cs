using System.Collections.Immutable;
using CallBridge.Calls;
using CallBridge.Calls.Desk;
using CallBridge.Calls.Records;
using CallBridge.Telephony.Asterisk;
using CallBridge.Telephony.Simulator;

namespace CallBridge.Telephony.Tests.Whole;

/// <summary>Holds the desks against the model: who lives, how calls stand, how they ended, how long they took, what was written.</summary>
internal sealed class WholeTruth(ModelPbx pbx, ImmutableArray<WholeDesk> desks)
{
    private readonly Dictionary<ModelPart, PartHistory> _history = [];
    private readonly List<(ModelPart Part, PartHistory History, WholeDesk Desk)> _lost = [];
    private readonly HashSet<string> _known = [];

    /// <summary>Channels that may have been put on hold while nobody looked.</summary>
    private readonly HashSet<string> _blurred = [];

    public int Compared { get; private set; }

    public int Lost => _lost.Count;

    public string? Wrong { get; private set; }

    /// <summary>Time passes while everything stands as it does.</summary>
    public void Pass(TimeSpan span)
    {
        foreach (var part in pbx.LiveParts)
            Of(part).Pass(part.State, span);
    }

    /// <summary>Takes note of the model as it stands.</summary>
    public void Look(bool linked)
    {
        foreach (var part in pbx.LiveParts)
        {
            var history = Of(part);
            history.Note(part.State);
            Know(part, history);
            if (part.Parked is { Uniqueid: var waiting } && history.Waiting.Add(waiting))
                _known.Add(part.Device[6..] + "/" + WholeKey.Of(history.Incarnation, waiting));
            history.Missed |= !linked;
            history.Hidden = part.IsSilent && (history.Hidden || !linked);
            history.Seen |= linked && !history.Hidden;
            history.SeenReached |= linked && history.Reached;
            foreach (var far in part.TalkingWith)
            {
                history.Missed |= _blurred.Contains(far);
                history.Outside |= pbx.IsOutside(far);
                history.Inside |= pbx.IsInside(far);
            }
        }
    }

    /// <summary>What lives now has not been seen whole.</summary>
    public void OutOfSight()
    {
        Look(linked: false);
        _blurred.UnionWith(pbx.Snapshot().Channels.Select(c => c.Uniqueid));
    }

    /// <summary>Nothing is under way: what the desks show is what is.</summary>
    public void Compare()
    {
        foreach (var desk in desks)
            CompareLive(desk);
        foreach (var part in pbx.DrainEnded())
            if (desks.FirstOrDefault(d => d.Phone == part.Device) is { } desk)
                CompareEnd(part, desk);
    }

    /// <summary>With time to end what is lost: each call that was ever seen has one end, and one record if it reached somebody.</summary>
    public void Finish(Func<string, bool> wasBegun)
    {
        foreach (var (part, history, desk) in _lost.Where(lost => lost.History.Seen))
        {
            // A phone that is rung to fetch a call which is gone rings all the same: a call of its own, where its beginning was not seen.
            var ends = part.LegIds.Where(leg => leg == part.Uniqueid || UniqueidOrder.IsAsterisks(leg)).Concat(history.Waiting).Select(leg => WholeKey.Of(history.Incarnation, leg)).Where(desk.Ends.ContainsKey).ToList();
            if (ends.Count != 1)
                Wrong ??= $"{part.Uniqueid} ({part.End}) was seen and has {ends.Count} ends ({string.Join(", ", ends.Select(end => $"{end} {desk.Ends[end].Call.EndReason}"))}; legs {string.Join(", ", part.LegIds)})";
            else if (history.SeenReached && desk.Ends[ends[0]].Record is null)
                Wrong ??= $"{ends[0]} reached somebody and has no record";
            else if (desk.Ends[ends[0]] is { Call: { EndReason: EndReason.LinkLost } call, Record: { NeverOverwrite: false } or { DurationSeconds: > 0 } } && !call.AtLeast)
                Wrong ??= $"{ends[0]} was lost and does not say so";
        }

        foreach (var desk in desks)
        {
            var channels = pbx.Snapshot().Channels.Select(channel => channel.Uniqueid);
            var alive = pbx.LiveParts.SelectMany(part => part.LegIds).Concat(channels).Select(leg => WholeKey.Of(pbx.Incarnation, leg)).ToHashSet();
            foreach (var call in desk.State.Live.Values)
            {
                if (!alive.Contains(WholeKey.Of(call)))
                    Wrong ??= $"{call.Key} ({call.State}) is a live call and does not live";
                if (call.Pending is { } pending)
                    Wrong ??= $"{call.Key} waits for {pending.Action} for ever";
            }

            foreach (var (key, end) in desk.Ends)
                if (!_known.Contains(desk.Extension + "/" + key) && !wasBegun(end.Call.Ref))
                    Wrong ??= $"{key} ended ({end.Call.EndReason}) and never was";
        }
    }

    private void CompareLive(WholeDesk desk)
    {
        var calls = desk.State.Live.Values.Where(c => c.State != ConnectionState.Closing && c.Observed).ToDictionary(WholeKey.Of);
        var missed = false;
        foreach (var part in pbx.LiveParts)
        {
            if (part.Device != desk.Phone)
                continue;
            var key = KeyOf(part);
            if (desk.Ends.TryGetValue(key, out var end))
                Wrong ??= $"{key} lives and has ended as {end.Call.EndReason}";
            calls.Remove(key, out var call);
            if (Of(part).Missed)
                missed = true;
            else if (call is null)
                Wrong ??= $"{key} ({part.State}) lives and is no live call";
            else if ((call.State, call.Direction, call.Muted) != (part.State, part.Direction, part.Muted))
                Wrong ??= $"{key} is {part.Direction}, {part.State} and muted {part.Muted}, shown as {call.Direction}, {call.State} and {call.Muted}";
            else if (part.TalkingTo is { } far && far != call.Far.Number)
                Wrong ??= $"{key} talks with {far}, shown with {call.Far.Number}";
            else if (!call.Parties.Select(p => p.Number).Order().SequenceEqual(part.Parties.Order()))
                Wrong ??= $"{key} is with {string.Join(", ", part.Parties)}, shown with {string.Join(", ", call.Parties.Select(p => p.Number))}";
            else if (part.ConsultOf is { End: null } first && !Of(first).Missed && call.ConsultOf is null)
                Wrong ??= $"{key} is a consultation for {first.Uniqueid} and is not shown as one";
        }

        if (!missed && calls.Count > 0)
            Wrong ??= $"{calls.First().Key} is a live call and does not live";
    }

    private void CompareEnd(ModelPart part, WholeDesk desk)
    {
        var key = KeyOf(part);
        var history = Of(part);
        Know(part, history);
        _history.Remove(part);
        if (history.Missed)
        {
            _lost.Add((part, history, desk));
            return;
        }

        if (!desk.Ends.TryGetValue(key, out var end))
        {
            Wrong ??= $"{key} ended ({part.End}) and the desk has not ended it";
            return;
        }

        Compared++;
        var (call, record) = end;
        var spent = new Spent(history.Ring, history.Talk, history.Held);
        if (call.EndReason != part.End)
            Wrong ??= $"{key} ended by {part.End}, told as {call.EndReason}";
        if (call.Direction != part.Direction)
            Wrong ??= $"{key} was {part.Direction}, told as {call.Direction}";
        if (history.Answered && call.ConnectedAt is null)
            Wrong ??= $"{key} was answered, told as not";
        if (!history.Answered && call.ConnectedAt is not null && call.Spent.Talk > TimeSpan.Zero)
            Wrong ??= $"{key} was not answered, told as answered";
        if (Apart(call.Spent.Ring, spent.Ring) || Apart(call.Spent.Talk, spent.Talk) || Apart(call.Spent.Held, spent.Held))
            Wrong ??= $"{key} lasted {spent}, told as {call.Spent}";
        if (history.Outside != history.Inside && call.Internal != history.Inside)
            Wrong ??= $"{key} was {(history.Inside ? "internal" : "external")}, told as not ({call.Far}, {call.Outside})";
        if (history.Reached && record is null)
            Wrong ??= $"{key} reached somebody and has no record";
        if (record is not null && (record.Key != call.Key || record.DurationSeconds != (int)call.Spent.Talk.TotalSeconds || record.Type != TypeOf(call)))
            Wrong ??= $"{key} has the record {record}";
    }

    private PartHistory Of(ModelPart part)
    {
        if (_history.TryGetValue(part, out var known))
            return known;
        return _history[part] = new PartHistory { Incarnation = pbx.Incarnation };
    }

    private void Know(ModelPart part, PartHistory history)
    {
        for (; history.Legs < part.LegIds.Count; history.Legs++)
            _known.Add(part.Device[6..] + "/" + WholeKey.Of(history.Incarnation, part.LegIds[history.Legs]));
    }

    private string KeyOf(ModelPart part) => WholeKey.Of(Of(part).Incarnation, part.Uniqueid);

    private static bool Apart(TimeSpan one, TimeSpan other) => (one - other).Duration() > TimeSpan.FromSeconds(1);

    private static CallType TypeOf(DeskCall call) =>
        call.Internal ? CallType.Internal : call.Direction == Direction.Inbound ? CallType.Inbound : CallType.Outbound;
}
