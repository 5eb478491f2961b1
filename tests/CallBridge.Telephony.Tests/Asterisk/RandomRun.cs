using CallBridge.Calls;
using CallBridge.Calls.Phone;
using CallBridge.Telephony.Asterisk;
using CallBridge.Telephony.Simulator;
using CallBridge.Telephony.Tests.Whole;

namespace CallBridge.Telephony.Tests.Asterisk;

/// <summary>One random walk, with the ways in which a stream of events is worse than the truth.</summary>
internal sealed class RandomRun
{
    private static readonly string[] Followed = ["1001", "1002"];
    private readonly Random _random;
    private readonly ModelWalk _walk;
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

    /// <summary>Began to ring with early media while the link was down: no list shows that.</summary>
    private readonly HashSet<string> _silent = [];

    /// <summary>Who waits for those whose call was parked out of sight: it may be known by that alone.</summary>
    private readonly Dictionary<ModelPart, string> _waiting = [];

    /// <summary>Ended while the link was down.</summary>
    private readonly HashSet<string> _lost = [];
    private TrackerState _tracker;
    private bool _linked = true;
    private int _clicks;
    private string? _wrong;

    public RandomRun(int seed)
    {
        _random = new Random(seed);
        _walk = new ModelWalk(_random, _pbx, Log, Click, Confer);
        foreach (var phone in ModelWalk.Everybody)
            _pbx.AddPhone(phone, new Party(phone[6..], "Agent " + phone[6..]));
        _tracker = ChannelTracker.Start(new TrackerOptions([.. Followed.Select(e => new PhoneLine(e, "PJSIP/" + e))]));
        Apply(new SnapshotBegun());
        Apply(_pbx.Snapshot());
    }

    public int EndsSeen { get; private set; }

    public void Step()
    {
        WholeLog.Trim(_log);
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
        // Two phones may know the same channel: one as what it parked away, one as what it talks on.
        var seen = _seen.Values.ToLookup(s => (s.Extension, s.Call.Uniqueid));
        var known = new HashSet<(string, string)>();
        foreach (var part in _pbx.LiveParts.Where(p => p.Device != ModelWalk.Colleague))
        {
            var extension = part.Device[6..];
            var id = NameOf(part, name => seen.Contains((extension, name)));
            known.Add((extension, id));
            if (part.TalkingWith.Any(_missed.Contains))
                _missed.UnionWith(part.LegIds);
            var calls = seen[(extension, id)].ToList();
            if (_silent.Overlaps(part.LegIds) && calls.Count == 0 && part.IsSilent)
                continue;
            if (calls is not [var call])
                _wrong ??= $"{id} ({part.Device}, {part.Direction}, {part.State}) lives and is seen {calls.Count} times; seen: {string.Join(", ", _seen.Keys)}";
            else if (call.Call.State != part.State && !Unknowable(part, call.Call))
                _wrong ??= $"{id} is {part.State}, seen as {call.Call.State}";
            else if (call.Call.Direction == Direction.Inbound && call.Call is { CalledNumber: null, Far.Number: not null } && part.Device == "PJSIP/1001" && !_missed.Contains(id) && part.TalkingWith.Count > 0 && part.TalkingWith.All(far => _pbx.HasDialled(far) && !_missed.Contains(far)))
                _wrong ??= $"{id} has no called number: {call.Call}";
            else if (part.TalkingTo is { } far && far != call.Call.Far.Number && !_missed.Contains(id))
                _wrong ??= $"{id} talks with {far}, seen with {call.Call.Far.Number}";
            else if (call.Call.Direction != part.Direction && !_missed.Contains(id))
                _wrong ??= $"{id} is {part.Direction}, seen as {call.Call.Direction}";
        }

        foreach (var ghost in seen.Select(s => s.Key).Where(id => !known.Contains(id)))
            _wrong ??= $"{ghost} is seen and does not live";
        foreach (var part in _pbx.DrainEnded().Where(p => p.Device != ModelWalk.Colleague))
            if (!WasGone(part) && !_lost.Remove(Gone(part, part.Uniqueid)) && !_silent.Overlaps(part.LegIds))
                _wrong ??= $"{part.Uniqueid} ended ({part.End}) and its end was not told";
    }

    /// <summary>What happened while the link was down and no list shows: holds, how a dial failed, who rings whom.</summary>
    private bool Unknowable(ModelPart part, CallObservation call) =>
        (_missed.Contains(part.Uniqueid) || part.TalkingWith.Any(_missed.Contains))
        && (part.State, call.State) is (ConnectionState.Held or ConnectionState.HeldByRemote or ConnectionState.Connected, ConnectionState.Connected or ConnectionState.Held or ConnectionState.HeldByRemote)
            or (ConnectionState.Queued or ConnectionState.Alerting, ConnectionState.Queued or ConnectionState.Alerting)
            or (ConnectionState.Failed or ConnectionState.Delivering or ConnectionState.Initiated, ConnectionState.Delivering or ConnectionState.Connected or ConnectionState.Failed);

    private void Move() => _walk.Move();

    private void Click(string phone)
    {
        if (phone == ModelWalk.Colleague)
            return;
        var click = new Guid(++_clicks, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10).ToString();
        Log($"{phone} clicks {click}");
        if (_linked)
            Apply(new OriginateBegun(phone[6..], click, "01632960124"));
        _pbx.Originate(phone, click, "01632960124");
    }

    /// <summary>As the phone system's adapter does it: the tracker is told whose far end is moved.</summary>
    private bool Confer(string talking, string held)
    {
        if (!_linked)
            return _pbx.Confer(talking, held);
        Deliver();
        var moved = _tracker.PartOf.GetValueOrDefault(held, "");
        Apply(new FarMoveBegun(moved));
        if (_pbx.Confer(talking, held))
            return true;
        Apply(new FarMoveBegun(moved, Moving: false));
        return false;
    }

    /// <summary>Delivers what was raised: some told twice, some swapped with a neighbour of other channels.</summary>
    private void Deliver()
    {
        foreach (var happened in EventChannels.Disturbed(_pbx.DrainBatches(), _random))
            Apply(happened);
    }

    /// <summary>The list is made while events are still on the way: they arrive after it.</summary>
    private void ResyncUnderWay()
    {
        _log.Add("resync under way");
        Apply(new SnapshotBegun());
        var before = _pbx.Holders();
        Move();

        // Whether a hold goes along into another bridge only its events tell, and they come too late.
        _missed.UnionWith(before.Except(_pbx.Holders()).Select(holder => holder.Key));
        Apply(_pbx.Snapshot());
        Deliver();
    }

    private void Reconnect()
    {
        _log.Add("reconnect");
        _pbx.DrainEvents();
        foreach (var part in _pbx.DrainEnded())
            if (!WasGone(part))
                _lost.Add(Gone(part, part.Uniqueid));
        _linked = true;
        Apply(new SnapshotBegun());
        _missed.UnionWith(_pbx.Snapshot().Channels.Select(c => c.Uniqueid));
        foreach (var part in _pbx.LiveParts)
        {
            _missed.UnionWith(part.LegIds);
            if (part.IsSilent)
                _silent.UnionWith(part.LegIds);
            if (part.Parked is { Uniqueid: var waiting })
                _waiting[part] = waiting;
        }

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
                    Gone(extension, gone);
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

    private static string Gone(ModelPart part, string uniqueid) => part.Device + "/" + uniqueid;

    private bool WasGone(ModelPart part) => _gone.Remove(Gone(part, NameOf(part, id => _gone.Contains(Gone(part, id)))));

    private void Gone(string extension, CallGone gone)
    {
        _refOf[gone.Ref] = gone.Uniqueid;
        EndsSeen++;
        if (!_seen.Remove(gone.Ref) && !_closing.Remove(gone.Ref))
            _wrong ??= $"{gone.Ref} is gone and was not there";

        // It turned out to be a part of another, which goes on.
        if (gone.ContinuesIn is not null)
            return;
        var phone = "PJSIP/" + extension;
        var truth = _pbx.Ended.FirstOrDefault(p => p.Device == phone && NameOf(p, gone.Uniqueid.Equals) == gone.Uniqueid);

        // Rung back out of sight, it was not known to be of the call that was parked.
        if (truth is null && _missed.Contains(gone.Uniqueid) && _pbx.LiveParts.Any(p => p.Device == phone && p.Uniqueid != gone.Uniqueid && p.LegIds.Contains(gone.Uniqueid)))
            return;
        if (truth is null && _lost.Remove(phone + "/" + gone.Uniqueid))
            return;
        if (!_gone.Add(phone + "/" + gone.Uniqueid))
            _wrong ??= $"{gone.Uniqueid} is gone twice";
        if (truth is null)
            _wrong ??= $"{gone.Uniqueid} is gone and lives";
        else if (truth.End != gone.Reason && !_missed.Contains(gone.Uniqueid))
            _wrong ??= $"{gone.Uniqueid} ended by {truth.End}, told as {gone.Reason}";
    }

    /// <summary>A forked part of which a leg came and went while the link was down is known by what was left of it.</summary>
    private string NameOf(ModelPart part, Func<string, bool> known) =>
        !known(part.Uniqueid) && _waiting.TryGetValue(part, out var waiting) && known(waiting) ? waiting :
        !known(part.Uniqueid) && part.LegIds.FirstOrDefault(l => _missed.Contains(l) && known(l)) is { } other ? other : part.Uniqueid;

    private void Log(string line) => _log.Add(line);

    private static string Brief(ChannelEvent happened) => happened is SnapshotTaken list
        ? "list of " + string.Join(", ", list.Channels.Select(c => $"{c.Uniqueid} {c.Name} {c.Phase} {c.BridgeId}"))
        : happened.GetType().Name + " " + string.Join(" ", EventChannels.Of(happened))
            + (happened as DialEnded)?.Status + (happened as BridgeEntered)?.BridgeId;
}
