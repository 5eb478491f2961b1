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

    public Direction Direction { get; } = direction;

    /// <summary>The channel that names the part: the answered one, else the lowest.</summary>
    public string Uniqueid { get; private set; } = "";

    /// <summary>Uniqueids of all legs that it ever had.</summary>
    public IReadOnlyList<string> LegIds => _ids;

    /// <summary>Why it is over; null while it lives.</summary>
    public EndReason? End { get; internal set; }

    internal bool Connected { get; set; }

    internal ModelChannel Leg => _legs.Find(l => l.IsUp) ?? _legs[0];

    /// <summary>Number of who is talked with; null if nobody is.</summary>
    public string? TalkingTo => Leg.Bridge is null ? null : Peer(Leg)?.Caller.Number;

    /// <summary>How it stands.</summary>
    public ConnectionState State => Leg switch
    {
        { IsUp: false } when Direction == Direction.Inbound => ConnectionState.Alerting,
        { IsUp: false, RungBy.Source: null, Phase: not ChannelPhase.Ring } => ConnectionState.Initiated,
        { Held: true } when Connected => ConnectionState.Held,
        { Bridge: not null } leg when Peer(leg) is { Held: true } => ConnectionState.HeldByRemote,
        _ when Connected => ConnectionState.Connected,
        { Tone: not null } => ConnectionState.Failed,
        _ => ConnectionState.Delivering,
    };

    /// <summary>Who talks with the leg, through a Local pair if one is between.</summary>
    private static ModelChannel? Peer(ModelChannel leg)
    {
        var peer = leg.Bridge?.Members.Find(m => m != leg);
        return peer is { OtherHalf: { } half } ? half.Bridge?.Members.Find(m => m != half) : peer;
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
