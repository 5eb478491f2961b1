using System.Collections.Immutable;
using CallBridge.Calls;
using CallBridge.Calls.Phone;
using CallBridge.Telephony.Asterisk;
using CallBridge.Telephony.Simulator;

namespace CallBridge.Telephony.Tests.Asterisk;

/// <summary>One random walk, with the ways in which a stream of events is worse than the truth.</summary>
internal sealed class RandomRun
{
    private static readonly string[] Followed = ["1001", "1002"];
    private const string Colleague = "PJSIP/1003";
    private readonly Random _random;
    private readonly ModelPbx _pbx = new(1_764_000_000);
    private readonly List<ChannelEvent> _late = [];
    private readonly Dictionary<string, (string Extension, CallObservation Call)> _seen = [];
    private readonly Dictionary<string, string> _refOf = [];
    private readonly HashSet<string> _gone = [];
    private readonly List<string> _log = [];

    /// <summary>Refs that a list did not show any more: their end may still be told.</summary>
    private readonly HashSet<string> _closing = [];

    /// <summary>Lived while the link was down: something about them was never told.</summary>
    private readonly HashSet<string> _missed = [];

    /// <summary>Ended while the link was down.</summary>
    private readonly HashSet<string> _lost = [];
    private TrackerState _tracker;
    private bool _linked = true;
    private int _clicks;
    private string? _wrong;

    public RandomRun(int seed)
    {
        _random = new Random(seed);
        foreach (var extension in Followed)
            _pbx.AddPhone("PJSIP/" + extension, new Party(extension, "Agent " + extension));
        _pbx.AddPhone(Colleague, new Party("1003", "Sam Patel"));
        _tracker = ChannelTracker.Start(new TrackerOptions([.. Followed.Select(e => new PhoneLine(e, "PJSIP/" + e))]));
        Apply(new SnapshotBegun());
        Apply(_pbx.Snapshot());
    }

    public int EndsSeen { get; private set; }

    public void Step()
    {
        _log.Clear();
        var roll = _random.Next(100);
        if (!_linked && roll < 30)
        {
            Reconnect();
            return;
        }

        if (_linked && roll == 99)
        {
            Deliver();
            _linked = false;
            _log.Add("link lost");
            return;
        }

        if (_linked && roll == 98)
        {
            ResyncUnderWay();
            return;
        }

        for (var moves = _random.Next(1, 4); moves > 0; moves--)
            Move();
        if (_linked)
            Deliver();
    }

    /// <summary>Null if what was observed is the truth; else what is not.</summary>
    public string? Check()
    {
        if (_wrong is null && _linked)
            Compare();
        return _wrong is null ? null : _wrong + Environment.NewLine + string.Join(Environment.NewLine, _log);
    }

    private void Compare()
    {
        var seen = _seen.Values.ToDictionary(s => s.Call.Uniqueid);
        var truth = _pbx.LiveParts.Where(p => p.Device != Colleague).ToDictionary(p => NameOf(p, seen.ContainsKey));
        foreach (var (id, part) in truth)
        {
            if (!seen.TryGetValue(id, out var call))
                _wrong ??= $"{id} ({part.Device}, {part.Direction}, {part.State}) lives and is not seen; seen: {string.Join(", ", seen.Keys)}";
            else if (call.Call.State != part.State && !Unknowable(part, call.Call))
                _wrong ??= $"{id} is {part.State}, seen as {call.Call.State}";
            else if (call.Call.Direction == Direction.Inbound && call.Call is { CalledNumber: null, Far.Number: not null } && part.Device == "PJSIP/1001" && !_missed.Contains(id))
                _wrong ??= $"{id} has no called number: {call.Call}";
            else if (part.TalkingTo is { } far && far != call.Call.Far.Number && !_missed.Contains(id))
                _wrong ??= $"{id} talks with {far}, seen with {call.Call.Far.Number}";
            else if (call.Call.Direction != part.Direction)
                _wrong ??= $"{id} is {part.Direction}, seen as {call.Call.Direction}";
            else if ("PJSIP/" + call.Extension != part.Device)
                _wrong ??= $"{id} is of {part.Device}, seen as of {call.Extension}";
        }

        foreach (var id in seen.Keys.Where(id => !truth.ContainsKey(id)))
            _wrong ??= $"{id} is seen and does not live";
        foreach (var part in _pbx.DrainEnded().Where(p => p.Device != Colleague))
            if (!_gone.Remove(NameOf(part, _gone.Contains)) && !_lost.Remove(part.Uniqueid))
                _wrong ??= $"{part.Uniqueid} ended ({part.End}) and its end was not told";
    }

    /// <summary>What happened while the link was down and no list shows: holds, and how a dial failed.</summary>
    private bool Unknowable(ModelPart part, CallObservation call) =>
        _missed.Contains(part.Uniqueid)
        && (part.State, call.State) is (ConnectionState.Held or ConnectionState.HeldByRemote or ConnectionState.Connected, ConnectionState.Connected or ConnectionState.Held or ConnectionState.HeldByRemote)
            or (ConnectionState.Failed or ConnectionState.Delivering or ConnectionState.Initiated, ConnectionState.Delivering or ConnectionState.Connected or ConnectionState.Failed);

    private void Move()
    {
        var phone = "PJSIP/" + Pick(["1001", "1002", "1003"]);
        var legs = _pbx.ChannelsOf(phone);
        var leg = legs.IsEmpty ? null : Pick(legs);
        var outside = _pbx.OutsideChannels();
        var far = outside.IsEmpty ? null : Pick(outside);
        var crowded = legs.Length + outside.Length > 14;
        switch (_random.Next(crowded ? 6 : 0, 24))
        {
            case 0 or 1:
                var caller = _pbx.CallerDials(new Party("0163296" + _random.Next(1000, 9999), null), "02079460000");
                Log($"{caller} calls {phone}");
                _pbx.Ring(caller, phone, _random.Next(1, 3), _random.Next(3) == 0 ? "sales" : null);
                break;
            case 2:
                var dialling = _pbx.HandsetDials(phone, "01632960123");
                Log($"{phone} dials out on {dialling}");
                _pbx.Reach(dialling, "01632960123");
                break;
            case 3:
                var target = "PJSIP/" + Pick(["1001", "1002", "1003"]);
                var inside = _pbx.HandsetDials(phone, target[6..]);
                Log($"{phone} dials {target} on {inside}");
                if (target != phone)
                    _pbx.Ring(inside, target);
                break;
            case 4 when phone != Colleague:
                var click = new Guid(++_clicks, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10).ToString();
                Log($"{phone} clicks {click}");
                if (_linked)
                    Apply(new OriginateBegun(phone[6..], click, "01632960124"));
                _pbx.Originate(phone, click, "01632960124");
                break;
            case 5 when leg is not null && _pbx.IsUp(leg) && !_pbx.IsTalking(leg):
                Log($"{leg} reaches out");
                _pbx.Reach(leg, "01632960124");
                break;
            case 6 or 7 or 8 or 9 when leg is not null:
                Log($"{leg} answers {_pbx.Answer(leg)}");
                break;
            case 10 or 11 when far is not null:
                Log($"{far} answers {_pbx.Answer(far)}");
                break;
            case 12 when leg is not null:
                Log($"{leg} rejects {_pbx.Reject(leg)}");
                break;
            case 13 when far is not null:
                Log($"{far} rejects {_pbx.Reject(far)}");
                break;
            case 14 when (leg ?? far) is { } source:
                Log($"{source} is not answered {_pbx.GiveUpRinging(source)}");
                break;
            case 15 or 16 when leg is not null:
                Log($"{leg} hangs up {_pbx.HangUp(leg)}");
                break;
            case 17 or 18 when far is not null:
                Log($"{far} hangs up {_pbx.HangUp(far)}");
                break;
            case 19 when leg is not null:
                Log($"{leg} holds {_pbx.Hold(leg, !_pbx.IsHeld(leg))}");
                break;
            case 20 when far is not null:
                Log($"{far} holds {_pbx.Hold(far, !_pbx.IsHeld(far))}");
                break;
            case 21 when leg is not null && _pbx.BlindTransfer(leg, "1003") is { } moved:
                Log($"{leg} transfers {moved}");
                if (_random.Next(2) == 0)
                    _pbx.Ring(moved, Colleague);
                else
                    _pbx.Reach(moved, "01632960125");
                break;
            case 22 when legs.Length > 1:
                Log($"{legs[0]} and {legs[1]} are joined {_pbx.AttendedTransfer(legs[0], legs[1])}");
                break;
            case 23 when far is not null:
                Log($"{far} optimises {_pbx.Optimise(far)}");
                break;
        }
    }

    /// <summary>Delivers what was raised: some told twice, some swapped with a neighbour of other channels.</summary>
    private void Deliver()
    {
        var events = _pbx.DrainEvents().ToList();
        for (var i = 0; i + 1 < events.Count; i++)
            if (_random.Next(5) == 0 && !SharesChannel(events[i], events[i + 1]))
                (events[i], events[i + 1]) = (events[i + 1], events[i]);
        foreach (var happened in events)
        {
            Apply(happened);
            if (_random.Next(10) == 0)
                Apply(happened);
        }
    }

    /// <summary>The list is made while events are still on the way: they arrive after it.</summary>
    private void ResyncUnderWay()
    {
        _log.Add("resync under way");
        Apply(new SnapshotBegun());
        Move();
        Apply(_pbx.Snapshot());
        Deliver();
    }

    private void Reconnect()
    {
        _log.Add("reconnect");
        _pbx.DrainEvents();
        foreach (var part in _pbx.DrainEnded())
            if (!_gone.Remove(part.Uniqueid))
                _lost.Add(part.Uniqueid);
        _linked = true;
        Apply(new SnapshotBegun());
        foreach (var part in _pbx.LiveParts)
            _missed.UnionWith(part.LegIds);
        Apply(_pbx.Snapshot());
    }

    private void Apply(ChannelEvent happened)
    {
        _log.Add("    " + Brief(happened));
        (_tracker, var told) = ChannelTracker.Apply(_tracker, happened);
        foreach (var (extension, observation) in told)
        {
            _log.Add("        -> " + observation);
            switch (observation)
            {
                case CallObserved o:
                    if (_refOf.TryGetValue(o.Call.Ref, out _) && !_seen.ContainsKey(o.Call.Ref))
                        _wrong ??= $"{o.Call.Ref} came back";
                    _seen[o.Call.Ref] = (extension, o.Call);
                    break;
                case CallGone gone:
                    Gone(gone);
                    break;
                case LinkUp up:
                    var before = _seen.Keys.ToList();
                    foreach (var (name, _) in _seen.Where(s => s.Value.Extension == extension).ToList())
                        _seen.Remove(name);
                    foreach (var call in up.Calls)
                        _seen[call.Ref] = (extension, call with { Age = null });
                    _closing.UnionWith(before.Except(_seen.Keys));
                    break;
            }
        }
    }

    private void Gone(CallGone gone)
    {
        _refOf[gone.Ref] = gone.Uniqueid;
        EndsSeen++;
        if (!_seen.Remove(gone.Ref) && !_closing.Remove(gone.Ref))
            _wrong ??= $"{gone.Ref} is gone and was not there";
        if (!_gone.Add(gone.Uniqueid))
            _wrong ??= $"{gone.Uniqueid} is gone twice";
        var truth = _pbx.Ended.FirstOrDefault(p => NameOf(p, gone.Uniqueid.Equals) == gone.Uniqueid);
        if (truth is null)
            _wrong ??= $"{gone.Uniqueid} is gone and lives";
        else if (truth.End != gone.Reason && !_missed.Contains(gone.Uniqueid))
            _wrong ??= $"{gone.Uniqueid} ended by {truth.End}, told as {gone.Reason}";
    }

    private string Pick(ImmutableArray<string> among) => among[_random.Next(among.Length)];

    /// <summary>A forked part of which a leg came and went while the link was down is known by what was left of it.</summary>
    private string NameOf(ModelPart part, Func<string, bool> known) =>
        !known(part.Uniqueid) && part.LegIds.FirstOrDefault(l => _missed.Contains(l) && known(l)) is { } other ? other : part.Uniqueid;

    private void Log(string line) => _log.Add(line);

    private static string Brief(ChannelEvent happened) => happened is SnapshotTaken list
        ? "list of " + string.Join(", ", list.Channels.Select(c => $"{c.Uniqueid} {c.Name} {c.Phase} {c.BridgeId}"))
        : happened.GetType().Name + " " + string.Join(" ", Channels(happened).Select(c => $"{c.Uniqueid}({c.Name})"))
            + (happened as DialEnded)?.Status + (happened as BridgeEntered)?.BridgeId;

    private static bool SharesChannel(ChannelEvent one, ChannelEvent two) =>
        Channels(one).Select(c => c.Uniqueid).Intersect(Channels(two).Select(c => c.Uniqueid)).Any();

    private static IEnumerable<ChannelSnapshot> Channels(ChannelEvent happened) => (happened switch
    {
        ChannelCreated e => [e.Channel],
        ChannelChanged e => [e.Channel],
        DialBegun e => [e.Source, e.Dest],
        DialProgressed e => [e.Source, e.Dest],
        DialEnded e => [e.Source, e.Dest],
        BridgeEntered e => [e.Channel],
        BridgeLeft e => [e.Channel],
        LocalPaired e => [e.One, e.Two],
        HoldChanged e => [e.Channel],
        BlindTransferred e => [e.Transferer, e.Transferee],
        AttendedTransferred e => [e.First, e.Second, e.Transferee, e.Target],
        QueueJoined e => [e.Channel],
        HangUpAsked e => [e.Channel],
        HungUp e => [e.Channel],
        _ => Array.Empty<ChannelSnapshot?>(),
    }).OfType<ChannelSnapshot>();
}
