using CallBridge.Calls;
using CallBridge.Telephony.Asterisk;

namespace CallBridge.Telephony.Simulator;

/// <summary>The truth about one phone's part in one call, against which what was observed can be held.</summary>
/// <param name="device">The phone's endpoint.</param>
/// <param name="direction">Who called.</param>
public sealed class ModelPart(string device, Direction direction)
{
    private readonly List<ModelChannel> _legs = [];

    public string Device { get; } = device;

    public Direction Direction { get; } = direction;

    /// <summary>The channel that names the part: the answered one, else the lowest.</summary>
    public string Uniqueid { get; private set; } = "";

    /// <summary>Why it is over; null while it lives.</summary>
    public EndReason? End { get; internal set; }

    internal bool Connected { get; set; }

    internal ModelChannel Leg => _legs.Find(l => l.IsUp) ?? _legs[0];

    /// <summary>How it stands.</summary>
    public ConnectionState State => Leg switch
    {
        { IsUp: false } when Direction == Direction.Inbound => ConnectionState.Alerting,
        { IsUp: false, RungBy.Source: null, Phase: not ChannelPhase.Ring } => ConnectionState.Initiated,
        { Bridge: not null, Held: true } => ConnectionState.Held,
        { Bridge: { } bridge } leg when bridge.Members.Exists(m => m != leg && m.Held) => ConnectionState.HeldByRemote,
        { Bridge: not null } => ConnectionState.Connected,
        { Tone: not null } => ConnectionState.Failed,
        _ => ConnectionState.Delivering,
    };

    internal void Add(ModelChannel leg)
    {
        _legs.Add(leg);
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
