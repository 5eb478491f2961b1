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

    /// <summary>Whom this phone has parked and may take back.</summary>
    internal ModelChannel? Parked { get; set; }

    internal ModelChannel? Leg => _legs.Find(l => l.IsUp) ?? _legs.FirstOrDefault();

    /// <summary>Number of the one who is talked with; null if nobody is, or several are.</summary>
    public string? TalkingTo => Leg is { } leg && Peers(leg) is [var only] ? only.Caller.Number : null;

    /// <summary>Numbers of everybody else, where there are more than one.</summary>
    public ImmutableArray<string?> Parties =>
        Leg is { } leg && Peers(leg) is { Count: > 1 } peers ? [.. peers.Select(p => p.Caller.Number)] : [];

    /// <summary>How it stands.</summary>
    public ConnectionState State => Leg switch
    {
        null => ConnectionState.Queued,
        { IsUp: false } when Direction == Direction.Inbound => ConnectionState.Alerting,
        { IsUp: false, RungBy.Source: null, Phase: not ChannelPhase.Ring } => ConnectionState.Initiated,
        { Bridge.Kind: ModelBridgeKind.Holding } => ConnectionState.Queued,
        { Held: true } when Connected => ConnectionState.Held,
        { Bridge: not null } leg when Peers(leg) is { Count: > 0 } peers && peers.TrueForAll(p => p.Held) => ConnectionState.HeldByRemote,
        _ when Connected => ConnectionState.Connected,
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

    internal void Add(ModelChannel leg)
    {
        _legs.Add(leg);
        _ids.Add(leg.Uniqueid);
        leg.Part = this;
        if (Uniqueid.Length == 0 || UniqueidOrder.Instance.Compare(leg.Uniqueid, Uniqueid) < 0)
            Uniqueid = leg.Uniqueid;
    }

    internal void Answered(ModelChannel leg) => Uniqueid = leg.Uniqueid;

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

    /// <summary>One leg less; the last one, or the answered one, ends the part.</summary>
    internal bool Lose(ModelChannel leg)
    {
        var wasUp = leg.IsUp;
        if (_legs.Count > 1)
            _legs.Remove(leg);
        else
            return true;
        return wasUp;
    }
}
