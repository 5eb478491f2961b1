using System.Globalization;
using CallBridge.Calls;
using CallBridge.Telephony.Asterisk;

namespace CallBridge.Telephony.Simulator;

/// <summary>The small steps that a phone system's moves are made of, each with the events that Asterisk raises for it, in its order.</summary>
/// <param name="epoch">Start of the model in Unix seconds: the first half of its Uniqueids, and its incarnation.</param>
internal sealed class ModelSwitch(long epoch)
{
    private readonly Dictionary<string, ModelChannel> _channels = [];
    private List<ChannelEvent> _raised = [];
    private int _sequence;

    public IReadOnlyCollection<ModelChannel> Channels => _channels.Values;

    public List<ModelPart> Live { get; } = [];

    public List<ModelPart> Ended { get; } = [];

    public ModelChannel? Find(string uniqueid) => _channels.GetValueOrDefault(uniqueid);

    public IReadOnlyList<ChannelEvent> Drain()
    {
        var raised = _raised;
        _raised = [];
        return raised;
    }

    public void Raise(ChannelEvent happened) => _raised.Add(happened);

    public string NextId(string prefix) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}{epoch}.{_sequence++}");

    /// <summary>A new channel of a device, in state Ring if the device dials.</summary>
    public ModelChannel Create(string device, ModelChannel? linked, Party caller, string? exten, bool dials, string? uniqueid = null)
    {
        var id = uniqueid ?? NextId("");
        var name = string.Create(CultureInfo.InvariantCulture, $"{device}-{_sequence++:x8}");
        var channel = new ModelChannel(id, linked?.Linkedid ?? id, name, device)
        {
            Caller = caller,
            Exten = exten,
            Phase = dials ? ChannelPhase.Ring : ChannelPhase.Down,
        };
        _channels.Add(id, channel);
        Raise(new ChannelCreated(channel.Snapshot()));
        return channel;
    }

    public void Begin(ModelPart part, ModelChannel leg)
    {
        part.Add(leg);
        if (!Live.Contains(part))
            Live.Add(part);
    }

    public void End(ModelPart part, EndReason reason)
    {
        if (part.End is not null)
            return;
        part.End = reason;
        Live.Remove(part);
        Ended.Add(part);
    }

    public void SetPhase(ModelChannel channel, ChannelPhase phase)
    {
        if (channel.Phase == phase)
            return;
        channel.Phase = phase;
        Raise(new ChannelChanged(channel.Snapshot()));
    }

    public void SetConnected(ModelChannel channel, Party party)
    {
        if (channel.Connected == party)
            return;
        channel.Connected = party;
        Raise(new ChannelChanged(channel.Snapshot()));
    }

    /// <summary>One more channel is rung by a dial.</summary>
    public void Dial(ModelDial dial, ModelChannel dest)
    {
        dial.Ringing.Add(dest);
        dest.RungBy = dial;
        if (dial.Source is { } source)
        {
            source.Dialling = dial;
            source.Tone = null;
            dest.Connected = source.Caller;
        }

        Raise(new DialBegun(dial.Source?.Snapshot(), dest.Snapshot()));
    }

    public void Alert(ModelChannel dest)
    {
        SetPhase(dest, ChannelPhase.Ringing);
        Raise(new DialProgressed(dest.RungBy?.Source?.Snapshot(), dest.Snapshot(), "RINGING"));
    }

    /// <summary>A dial to one channel is over; the dial itself when none is left.</summary>
    public void EndDial(ModelChannel dest, string status)
    {
        if (dest.RungBy is not { } dial || !dial.Ringing.Remove(dest))
            return;
        Raise(new DialEnded(dial.Source?.Snapshot(), dest.Snapshot(), status));
        if (dial.Ringing.Count == 0 && dial.Source?.Dialling == dial)
            dial.Source.Dialling = null;
    }

    public void Bridge(ModelChannel one, ModelChannel two)
    {
        var bridge = new ModelBridge(NextId("bridge-"));
        Raise(new BridgeSeen(bridge.Id, Holding: false));
        Enter(bridge, one, null);
        Enter(bridge, two, null);
        SetConnected(one, two.Caller);
        SetConnected(two, one.Caller);
    }

    public void Enter(ModelBridge bridge, ModelChannel channel, ModelChannel? swap)
    {
        Leave(channel);
        channel.Held &= swap is not null;
        bridge.Members.Add(channel);
        channel.Bridge = bridge;
        if (channel.Part is { } part)
            part.Connected = true;
        Raise(new BridgeEntered(bridge.Id, Holding: false, channel.Snapshot(), swap?.Uniqueid));
    }

    public void Leave(ModelChannel channel)
    {
        if (channel.Bridge is not { } bridge)
            return;
        bridge.Members.Remove(channel);
        channel.Bridge = null;
        Raise(new BridgeLeft(bridge.Id, channel.Snapshot()));
        if (bridge.Members.Count == 0)
            Raise(new BridgeGone(bridge.Id));
    }

    public void Remove(ModelChannel channel, int cause)
    {
        if (!_channels.Remove(channel.Uniqueid))
            return;
        Raise(new HungUp(channel.Snapshot(), cause));
    }
}
