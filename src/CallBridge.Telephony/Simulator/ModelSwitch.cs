using System.Globalization;
using CallBridge.Calls;
using CallBridge.Telephony.Asterisk;

namespace CallBridge.Telephony.Simulator;

/// <summary>The small steps that a phone system's moves are made of, each with the events that Asterisk raises for it, in its order.</summary>
/// <param name="epoch">Start of the model in Unix seconds: the first half of its Uniqueids, and its incarnation.</param>
internal sealed class ModelSwitch(long epoch)
{
    private readonly Dictionary<string, ModelChannel> _channels = [];
    private List<List<ChannelEvent>> _raised = [[]];
    private int _sequence;

    public IReadOnlyCollection<ModelChannel> Channels => _channels.Values;

    public List<ModelPart> Live { get; } = [];

    public List<ModelPart> Ended { get; } = [];

    public ModelChannel? Find(string uniqueid) => _channels.GetValueOrDefault(uniqueid);

    /// <summary>What was raised, in batches: what a later one tells is a consequence of the earlier ones.</summary>
    public IReadOnlyList<IReadOnlyList<ChannelEvent>> Drain()
    {
        var raised = _raised;
        _raised = [[]];
        return raised;
    }

    public void Raise(ChannelEvent happened) => _raised[^1].Add(happened);

    /// <summary>What is raised from here on follows from what was raised before: no other thread could tell of it earlier.</summary>
    public void Therefore() => _raised.Add([]);

    public string NextId(string prefix) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}{epoch}.{_sequence++}");

    /// <summary>Starts anew: every channel is gone without a word, and Uniqueids are given from the beginning.</summary>
    public void Restart()
    {
        foreach (var part in Live.ToArray())
            End(part, EndReason.LinkLost);
        _channels.Clear();
        _raised = [[]];
        _sequence = 0;
    }

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
        part.End = part.Decided ?? reason;
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

    public void Rename(ModelChannel channel, string name)
    {
        channel.Name = name;
        Raise(new ChannelRenamed(channel.Uniqueid, name));
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

    /// <summary>Another channel stands from here on where one rang.</summary>
    public static void Replace(ModelDial dial, ModelChannel rung, ModelChannel by)
    {
        dial.Ringing[dial.Ringing.IndexOf(rung)] = by;
        by.RungBy = dial;
        by.Connected = rung.Connected;
    }

    /// <summary>Somebody else dials from here on what rings already: no event tells of it.</summary>
    public void TakeOver(ModelDial dial, ModelChannel source)
    {
        dial.Source = source;
        source.Dialling = dial;
        source.Tone = null;
        foreach (var dest in dial.Ringing)
        {
            SetConnected(source, dest.Caller);
            SetConnected(dest, source.Caller);
        }
    }

    public void Alert(ModelChannel dest)
    {
        SetPhase(dest, ChannelPhase.Ringing);
        Raise(new DialProgressed(dest.RungBy?.Source?.Snapshot(), dest.Snapshot(), "RINGING"));
    }

    /// <summary>Early media instead of a ringing (183): no Newstate tells of it.</summary>
    public void Progress(ModelChannel dest) => Raise(new DialProgressed(dest.RungBy?.Source?.Snapshot(), dest.Snapshot(), "PROGRESS"));

    /// <summary>A dial to one channel is over; the dial itself when none is left.</summary>
    public void EndDial(ModelChannel dest, string status, string? forward = null)
    {
        if (dest.RungBy is not { } dial || !dial.Ringing.Remove(dest))
            return;
        Raise(new DialEnded(dial.Source?.Snapshot(), dest.Snapshot(), status, forward));
        if (dial.Ringing.Count == 0 && dial.Source?.Dialling == dial)
            dial.Source.Dialling = null;
    }

    public static BridgeSeen Seen(ModelBridge bridge) => new(bridge.Id, IsLot(bridge), IsLot(bridge));

    /// <summary>A new bridge, for <see cref="Enter"/>.</summary>
    public ModelBridge Open(ModelBridgeKind kind)
    {
        var bridge = new ModelBridge(NextId("bridge-"), kind);
        Raise(Seen(bridge));
        return bridge;
    }

    /// <summary>Two talk: who was dialled enters first.</summary>
    public void Bridge(ModelChannel dialled, ModelChannel dialling)
    {
        var bridge = Open(ModelBridgeKind.Talk);
        Enter(bridge, dialled, null);
        Enter(bridge, dialling, null);
        SetConnected(dialling, dialled.Caller);
        SetConnected(dialled, dialling.Caller);
    }

    public void Enter(ModelBridge bridge, ModelChannel channel, ModelChannel? swap)
    {
        Leave(channel);
        channel.Held &= swap is not null;
        bridge.Members.Add(channel);
        channel.Bridge = bridge;
        if (bridge.Kind != ModelBridgeKind.Holding && channel.Part is { } part)
            part.Connected = true;
        Raise(new BridgeEntered(bridge.Id, IsLot(bridge), channel.Snapshot(), swap?.Uniqueid, IsLot(bridge)));
        if (bridge.Kind != ModelBridgeKind.Holding)
            SettleParked();
    }

    private static bool IsLot(ModelBridge bridge) => bridge.Kind == ModelBridgeKind.Holding;

    /// <summary>Who was parked talks again: with whoever had parked it, or with somebody else.</summary>
    private void SettleParked()
    {
        foreach (var part in Live.Where(p => p.Parked is not null).ToList())
        {
            var met = ModelPart.Peers(part.Parked!);
            if (met.Count == 0)
                continue;
            if (!met.Exists(m => m.Part == part))
                End(part, EndReason.Parked);
            part.Parked = null;
        }
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
