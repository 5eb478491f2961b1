using System.Collections.Immutable;
using CallBridge.Calls;
using CallBridge.Calls.Desk;
using CallBridge.Calls.Phone;
using CallBridge.Calls.Records;
using CallBridge.Telephony.Asterisk;
using CallBridge.Telephony.Simulator;

namespace CallBridge.Telephony.Tests.Whole;

/// <summary>
/// The model phone system walks at random and drives the tracker, which drives two desks. Events come twice, swapped, late after a list, or never
/// because the link was down.
/// </summary>
internal sealed class WholeRun
{
    private readonly Random _random;
    private readonly ModelWalk _walk;
    private readonly ModelPbx _pbx = new(1_764_000_000);
    private readonly ImmutableArray<WholeDesk> _desks = [new WholeDesk("1001"), new WholeDesk("1002")];
    private readonly Dictionary<ModelPart, PartHistory> _history = [];
    // Told only when something is wrong: wording them all would take most of the time.
    private readonly List<object> _log = [];
    private readonly List<(ModelPart Part, PartHistory History, WholeDesk Desk)> _lost = [];
    private TrackerState _tracker;
    private Moment _now = new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero), TimeSpan.FromHours(1));
    private bool _linked = true;
    private int _clicks;
    private string? _wrong;

    public WholeRun(int seed)
    {
        _random = new Random(seed);
        _walk = new ModelWalk(_random, _pbx, Log, Click);
        foreach (var phone in ModelWalk.Everybody)
            _pbx.AddPhone(phone, new Party(phone[6..], "Agent " + phone[6..]));
        _tracker = ChannelTracker.Start(new TrackerOptions([.. _desks.Select(d => new PhoneLine(d.Extension, "PJSIP/" + d.Extension))]));
        Apply(new SnapshotBegun());
        Apply(_pbx.Snapshot());
    }

    /// <summary>Calls whose end and record were held against the model, whole.</summary>
    public int Compared { get; private set; }

    /// <summary>Calls of which something was out of sight.</summary>
    public int Lost => _lost.Count;

    public string? Step()
    {
        _log.Clear();
        Pass(TimeSpan.FromMilliseconds(_random.Next(100, 6000)));
        var roll = _random.Next(100);
        if (!_linked && roll < 30)
        {
            Reconnect();
        }
        else if (_linked && roll == 99)
        {
            Lose();
        }
        else if (_linked && roll == 98)
        {
            ResyncUnderWay();
        }
        else
        {
            for (var moves = _random.Next(1, 4); moves > 0; moves--)
                Move();
            if (_linked)
                Deliver();
        }

        Look();
        if (_linked)
            Compare();
        _wrong ??= _desks.Select(d => d.Wrong).FirstOrDefault(w => w is not null);
        return _wrong is null ? null : _wrong + Environment.NewLine + string.Join(Environment.NewLine, _log);
    }

    /// <summary>With the link up and time to end what is lost: each call that was ever seen has one end, and one record if it reached somebody.</summary>
    public string? Finish()
    {
        _log.Clear();
        if (!_linked)
            Reconnect();
        Compare();
        Pass(TimeSpan.FromMinutes(11));
        foreach (var (part, history, desk) in _lost.Where(lost => lost.History.Seen))
        {
            var ends = part.LegIds.Select(leg => CallKey.Make("pbx", desk.Extension, leg)).Where(desk.Ends.ContainsKey).ToList();
            if (ends.Count != 1)
                _wrong ??= $"{part.Uniqueid} ({part.End}) was seen and has {ends.Count} ends";
            else if (history.SeenReached && desk.Ends[ends[0]].Record is null)
                _wrong ??= $"{ends[0]} reached somebody and has no record";
            else if (desk.Ends[ends[0]] is { Call: { EndReason: EndReason.LinkLost } call, Record: { NeverOverwrite: false } or { DurationSeconds: > 0 } } && !call.AtLeast)
                _wrong ??= $"{ends[0]} was lost and does not say so";
        }

        foreach (var desk in _desks)
        {
            var alive = _pbx.LiveParts.SelectMany(part => part.LegIds).Select(leg => CallKey.Make("pbx", desk.Extension, leg)).ToHashSet();
            if (desk.State.Live.Values.FirstOrDefault(call => !alive.Contains(call.Key)) is { } ghost)
                _wrong ??= $"{ghost.Key} ({ghost.State}) is a live call and does not live";
        }

        return _wrong;
    }

    private void Pass(TimeSpan span)
    {
        foreach (var part in _pbx.LiveParts)
            Of(part).Pass(part.State, span);
        var until = _now.Plus(span);
        foreach (var desk in _desks)
        {
            var at = _now;
            while (DeskReducer.NextDeadline(desk.State) is { } next && next <= until.Monotonic && desk.Wrong is null)
            {
                at = at.Plus(next - at.Monotonic);
                desk.Step(new DeskInput.Tick(), at);
            }
        }

        _now = until;
    }

    /// <summary>Takes note of the model as it stands.</summary>
    private void Look()
    {
        var outside = _pbx.OutsideChannels();
        var inside = ModelWalk.Everybody.SelectMany(phone => _pbx.ChannelsOf(phone)).ToHashSet();
        foreach (var part in _pbx.LiveParts)
        {
            var history = Of(part);
            history.Note(part.State);
            history.Missed |= !_linked;
            history.Seen |= _linked;
            history.SeenReached |= _linked && history.Reached;
            var peer = part.LegIds.Select(_pbx.PeerOf).FirstOrDefault(p => p is not null);
            history.Outside |= peer is not null && outside.Contains(peer);
            history.Inside |= peer is not null && inside.Contains(peer);
        }
    }

    private void Compare()
    {
        foreach (var desk in _desks)
        {
            var parts = _pbx.LiveParts.Where(p => p.Device == "PJSIP/" + desk.Extension).ToDictionary(p => KeyOf(desk, p));
            var calls = desk.State.Live.Values.Where(c => c.State != ConnectionState.Closing).ToDictionary(c => c.Key);
            foreach (var (key, part) in parts.Where(p => !Of(p.Value).Missed))
            {
                if (!calls.TryGetValue(key, out var call))
                    _wrong ??= $"{key} ({part.State}) lives and is no live call";
                else if ((call.State, call.Direction) != (part.State, part.Direction))
                    _wrong ??= $"{key} is {part.Direction} and {part.State}, shown as {call.Direction} and {call.State}";
            }

            foreach (var key in calls.Keys.Where(k => !parts.ContainsKey(k) && !parts.Values.Any(p => Of(p).Missed)))
                _wrong ??= $"{key} is a live call and does not live";
            foreach (var key in parts.Keys.Where(desk.Ends.ContainsKey))
                _wrong ??= $"{key} lives and has ended as {desk.Ends[key].Call.EndReason}";
        }

        foreach (var part in _pbx.DrainEnded().Where(p => p.Device != ModelWalk.Colleague))
            Compare(part, _desks.Single(d => "PJSIP/" + d.Extension == part.Device));
    }

    private void Compare(ModelPart part, WholeDesk desk)
    {
        var key = KeyOf(desk, part);
        var history = Of(part);
        _history.Remove(part);
        if (history.Missed)
        {
            _lost.Add((part, history, desk));
            return;
        }

        if (!desk.Ends.TryGetValue(key, out var end))
        {
            _wrong ??= $"{key} ended ({part.End}) and the desk has not ended it";
            return;
        }

        Compared++;
        var (call, record) = end;
        var spent = new Spent(history.Ring, history.Talk, history.Held);
        if (call.EndReason != part.End)
            _wrong ??= $"{key} ended by {part.End}, told as {call.EndReason}";
        if (call.Direction != part.Direction)
            _wrong ??= $"{key} was {part.Direction}, told as {call.Direction}";
        if (history.Answered && call.ConnectedAt is null)
            _wrong ??= $"{key} was answered, told as not";
        if (!history.Answered && call.ConnectedAt is not null && call.Spent.Talk > TimeSpan.Zero)
            _wrong ??= $"{key} was not answered, told as answered";
        if (Apart(call.Spent.Ring, spent.Ring) || Apart(call.Spent.Talk, spent.Talk) || Apart(call.Spent.Held, spent.Held))
            _wrong ??= $"{key} lasted {spent}, told as {call.Spent}";
        if (history.Outside != history.Inside && call.Internal != history.Inside)
            _wrong ??= $"{key} was {(history.Inside ? "internal" : "external")}, told as not ({call.Far}, {call.Outside})";
        if (history.Reached && record is null)
            _wrong ??= $"{key} reached somebody and has no record";
        if (record is not null && (record.Key != key || record.DurationSeconds != (int)call.Spent.Talk.TotalSeconds || record.Type != TypeOf(call)))
            _wrong ??= $"{key} has the record {record}";
    }

    private void Move()
    {
        _walk.Move();
        Look();
    }

    private void Click(string phone)
    {
        if (_desks.FirstOrDefault(d => "PJSIP/" + d.Extension == phone) is not { } desk)
            return;
        var callRef = new Guid(++_clicks, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10).ToString();
        desk.Step(new DeskInput.Asked(callRef, new DeskCommand.Dial("01632960124", null, CallOrigin.Api, null, callRef)), _now);
        while (desk.Commands.TryDequeue(out var command))
        {
            if (command is not DialPhone dial)
                continue;
            Log($"{desk.Extension} clicks {dial.Ref}");
            Apply(new OriginateBegun(desk.Extension, dial.Ref, dial.Number));
            _pbx.Originate("PJSIP/" + desk.Extension, dial.Ref, dial.Number);
        }
    }

    /// <summary>Delivers what was raised: some told twice, some swapped with a neighbour of other channels.</summary>
    private void Deliver()
    {
        var events = _pbx.DrainEvents().ToList();
        for (var i = 0; i + 1 < events.Count; i++)
            if (_random.Next(5) == 0 && !EventChannels.Shared(events[i], events[i + 1]))
                (events[i], events[i + 1]) = (events[i + 1], events[i]);
        foreach (var happened in events)
        {
            Apply(happened);
            if (_random.Next(10) == 0)
                Apply(happened);
        }
    }

    private void Lose()
    {
        Deliver();
        Log("link lost");
        _linked = false;
        foreach (var desk in _desks)
            desk.Step(new DeskInput.PhoneSaid(new LinkDown("Gone.", null)), _now);
    }

    private void Reconnect()
    {
        Log("reconnect");
        _pbx.DrainEvents();
        Look();
        foreach (var part in _pbx.LiveParts)
            Of(part).Missed = true;
        _linked = true;
        Apply(new SnapshotBegun());
        Apply(_pbx.Snapshot());
    }

    /// <summary>The list is made while events are still on the way: they arrive after it.</summary>
    private void ResyncUnderWay()
    {
        Log("resync under way");
        Apply(new SnapshotBegun());
        Move();
        Apply(_pbx.Snapshot());
        Deliver();
    }

    private void Apply(ChannelEvent happened)
    {
        Log(happened);
        (_tracker, var told) = ChannelTracker.Apply(_tracker, happened);
        foreach (var (extension, observation) in told)
        {
            Log(observation);
            _desks.Single(d => d.Extension == extension).Step(new DeskInput.PhoneSaid(observation), _now);
        }
    }

    private PartHistory Of(ModelPart part) => _history.TryGetValue(part, out var known) ? known : _history[part] = new PartHistory();

    private void Log(object line) => _log.Add(line);

    private static string KeyOf(WholeDesk desk, ModelPart part) => CallKey.Make("pbx", desk.Extension, part.Uniqueid);

    private static bool Apart(TimeSpan one, TimeSpan other) => (one - other).Duration() > TimeSpan.FromSeconds(1);

    private static CallType TypeOf(DeskCall call) =>
        call.Internal ? CallType.Internal : call.Direction == Direction.Inbound ? CallType.Inbound : CallType.Outbound;
}
