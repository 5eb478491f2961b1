using System.Collections.Immutable;
using CallBridge.Calls;
using CallBridge.Telephony.Asterisk;

namespace CallBridge.Telephony.Simulator;

/// <summary>The truth about one phone's part in one call, against which what was observed can be held.</summary>
/// <param name="device">The phone's endpoint.</param>
/// <param name="direction">Who called.</param>
public sealed class ModelPart(string device, Direction direction)
{
    private readonly List<ModelChannel> _legs = [];
    private readonly List<string> _ids = [];
    private bool _named;

    public string Device { get; } = device;

    /// <summary>A dialled feature code that picks up a call makes it an inbound one.</summary>
    public Direction Direction { get; internal set; } = direction;

    /// <summary>The channel that names the part: the answered one, else the lowest.</summary>
    public string Uniqueid { get; private set; } = "";

    /// <summary>Uniqueids of all legs that it ever had.</summary>
    public IReadOnlyList<string> LegIds => _ids;

    /// <summary>Why it is over; null while it lives.</summary>
    public EndReason? End { get; internal set; }

    /// <summary>The part that this one is a consultation for; null if it is none, or not by a program.</summary>
    public ModelPart? ConsultOf { get; internal set; }

    /// <summary>Not heard by the others.</summary>
    public bool Muted => _legs.Exists(leg => leg.Muted);

    internal bool Connected { get; set; }

    /// <summary>How it will end, whatever its last leg ends by: others of its legs rang on when it was decided.</summary>
    internal EndReason? Decided { get; set; }

    /// <summary>Rung by a program to fetch a call: there is nobody at the other end before that has succeeded.</summary>
    internal bool Fetches { get; set; }

    /// <summary>Whom this phone has parked and may take back.</summary>
    internal ModelChannel? Parked { get; set; }

    internal ModelChannel? Leg => _legs.Find(l => l.Bridge is not null) ?? _legs.Find(l => l.IsUp) ?? _legs.FirstOrDefault();

    /// <summary>Number of the one who is talked with; null if nobody is, or several are.</summary>
    public string? TalkingTo => Leg is { } leg && Peers(leg) is [var only] ? only.Caller.Number : null;

    /// <summary>Channels of those who are talked with, or are dialled, or dial.</summary>
    public IReadOnlyList<string> TalkingWith => Leg is not { } leg ? []
        : leg.Bridge is not null ? [.. Peers(leg).Select(p => p.Uniqueid)]
        : leg.Dialling is { } dial ? [.. dial.Ringing.SelectMany(Rung).Select(r => r.Uniqueid)]
        : leg is { IsUp: false, RungBy.Source: { } source } ? [Caller(source).Uniqueid]
        : [];

    /// <summary>Numbers of everybody else, where there are more than one.</summary>
    public ImmutableArray<string?> Parties =>
        Leg is { } leg && Peers(leg) is { Count: > 1 } peers ? [.. peers.Select(p => p.Caller.Number)] : [];

    /// <summary>It rings, and no list of channels shows that: there is early media only.</summary>
    internal bool IsSilent => State == ConnectionState.Alerting && Leg?.Phase == ChannelPhase.Down;

    /// <summary>How it stands.</summary>
    public ConnectionState State => Leg switch
    {
        _ when Parked is not null && _legs.Exists(l => l is { IsUp: false, RungBy: { } by } && by.Source == Parked) => ConnectionState.Alerting,
        _ when Parked is not null => ConnectionState.Queued,
        null => ConnectionState.Queued,
        { IsUp: false } when Direction == Direction.Inbound => ConnectionState.Alerting,
        { IsUp: false, RungBy.Source: null, Phase: not ChannelPhase.Ring } => ConnectionState.Initiated,
        { Bridge.Kind: ModelBridgeKind.Holding } => ConnectionState.Queued,
        { Held: true } when Connected => ConnectionState.Held,
        { Bridge: not null } leg when Peers(leg) is { Count: > 0 } peers && peers.TrueForAll(p => p.Held) => ConnectionState.HeldByRemote,
        _ when Connected => ConnectionState.Connected,
        _ when Fetches => ConnectionState.Initiated,
        { Tone: not null } => ConnectionState.Failed,
        _ => ConnectionState.Delivering,
    };

    /// <summary>Who talks with the leg, through Local pairs if some are between.</summary>
    internal static List<ModelChannel> Peers(ModelChannel leg)
    {
        var peers = new List<ModelChannel>();
        var seen = new HashSet<ModelChannel> { leg };
        var through = new Queue<ModelChannel>([leg]);
        while (through.TryDequeue(out var at))
        {
            if (at.Bridge is not { Kind: not ModelBridgeKind.Holding } bridge)
                continue;
            foreach (var member in bridge.Members.Where(seen.Add))
            {
                if (member.OtherHalf is not { } half)
                    peers.Add(member);
                else if (seen.Add(half))
                    through.Enqueue(half);
            }
        }

        return peers;
    }

    /// <summary>Who rings in the end, through Local pairs if some are between.</summary>
    private static IEnumerable<ModelChannel> Rung(ModelChannel dialled) =>
        dialled.OtherHalf is { } half ? half.Dialling?.Ringing.SelectMany(Rung) ?? [] : [dialled];

    private static ModelChannel Caller(ModelChannel source) => source.OtherHalf?.RungBy?.Source is { } before ? Caller(before) : source;

    internal void Add(ModelChannel leg)
    {
        _legs.Add(leg);
        _ids.Add(leg.Uniqueid);
        leg.Part = this;
        if (!_named && (Uniqueid.Length == 0 || UniqueidOrder.Instance.Compare(leg.Uniqueid, Uniqueid) < 0))
            Uniqueid = leg.Uniqueid;
    }

    /// <summary>From its parking on a part keeps its name: whoever takes the call back does so on another channel.</summary>
    internal void Answered(ModelChannel leg)
    {
        if (!_named)
            Uniqueid = leg.Uniqueid;
    }

    /// <summary>The far end waits in the parking lot, and the leg is let go.</summary>
    internal void Park(ModelChannel leg, ModelChannel parkee)
    {
        Detach(leg);
        (Parked, _named) = (parkee, true);
    }

    /// <summary>A masquerade: the phone goes on under another Uniqueid.</summary>
    internal void Move(ModelChannel from, ModelChannel to)
    {
        _legs.Remove(from);
        from.Part = null;
        Add(to);
        Answered(to);
    }

    /// <summary>Its only leg goes, and it goes on without one.</summary>
    internal void Detach(ModelChannel leg)
    {
        _legs.Remove(leg);
        leg.Part = null;
    }

    /// <summary>One leg less; the last one, or the answered one, ends the part. One that came too late to fetch a call which is back does not.</summary>
    internal bool Lose(ModelChannel leg)
    {
        if (_legs.Count == 1)
            return true;
        _legs.Remove(leg);
        return leg.IsUp && !_legs.Exists(l => l.Bridge is not null);
    }
}
