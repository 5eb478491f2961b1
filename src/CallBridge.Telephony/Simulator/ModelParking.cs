using System.Globalization;
using CallBridge.Calls;
using CallBridge.Telephony.Asterisk;

namespace CallBridge.Telephony.Simulator;

/// <summary>A parking lot with spaces from 701 on.</summary>
internal sealed class ModelParking(ModelSwitch calls, ModelClearing clearing)
{
    private const string Lot = "default";
    private const int FirstSpace = 701;
    private readonly SortedDictionary<int, (ModelChannel Parkee, string Parker)> _spaces = [];
    private ModelBridge? _lot;

    /// <summary>Spaces in use.</summary>
    public IEnumerable<string> Spaces => _spaces.Keys.Select(Name);

    public IEnumerable<CallParked> List() => _spaces.Select(s => new CallParked(s.Value.Parkee.Snapshot(), Name(s.Key), s.Value.Parker, Lot));

    /// <summary>The part of a phone whose call waits in a space; null if another's does, or nobody's.</summary>
    public ModelPart? PartOf(string endpoint, string space) =>
        _spaces.TryGetValue(Number(space), out var parked) ? calls.Live.FirstOrDefault(p => p.Device == endpoint && p.Parked == parked.Parkee) : null;

    /// <summary>Who waits there; null if nobody does.</summary>
    public ModelChannel? ParkeeIn(string space) => _spaces.GetValueOrDefault(Number(space)).Parkee;

    public void Clear()
    {
        _spaces.Clear();
        _lot = null;
    }

    /// <summary>The far end of a talk is parked; the phone is let go. Returns the space.</summary>
    public string? Park(ModelChannel leg)
    {
        if (ModelTransfers.FarOf(leg) is not { } parkee || parkee.Device == leg.Device)
            return null;
        var left = leg.Bridge!;
        var space = FirstSpace;
        while (_spaces.ContainsKey(space))
            space++;
        if (_lot is not { Members.Count: > 0 })
            _lot = calls.Open(ModelBridgeKind.Holding);
        _spaces.Add(space, (parkee, leg.Device));
        calls.Leave(parkee);
        calls.Raise(new CallParked(parkee.Snapshot(), Name(space), leg.Device, Lot));
        calls.Enter(_lot, parkee, null);
        if (leg.Part is { } part)
            part.Park(leg, parkee);
        clearing.Dissolve(left, EndReason.Parked);
        return Name(space);
    }

    /// <summary>Who has dialled a space takes the call out of it.</summary>
    public bool Retrieve(ModelChannel retriever, string space)
    {
        if (retriever is not { Bridge: null, Dialling: null, Part: { } part } || retriever.IsRung
            || (PartOf(retriever.Device, space) is { } own && own != part) || Take(space) is not { } parkee)
            return false;
        if (!part.Connected)
            (part.Direction, part.Fetches) = (parkee.RungBy is null ? Direction.Inbound : Direction.Outbound, false);
        calls.SetPhase(retriever, ChannelPhase.Up);
        var bridge = calls.Open(ModelBridgeKind.Talk);
        calls.Raise(new CallUnparked(parkee.Snapshot(), retriever.Snapshot()));
        calls.Leave(parkee);
        calls.Enter(bridge, parkee, null);
        calls.Enter(bridge, retriever, null);
        calls.SetConnected(parkee, retriever.Caller);
        calls.SetConnected(retriever, parkee.Caller);
        return true;
    }

    /// <summary>Nobody took it in time: returns the parkee, which now rings whoever parked it.</summary>
    public (ModelChannel Parkee, string Parker, ModelPart? Part)? TimeOut(string space)
    {
        var parker = _spaces.GetValueOrDefault(Number(space)).Parker;
        if (Take(space) is not { } parkee)
            return null;
        calls.Leave(parkee);
        calls.Raise(new CallUnparked(parkee.Snapshot()));
        return (parkee, parker, calls.Live.FirstOrDefault(p => p.Parked == parkee));
    }

    /// <summary>A parked channel is about to go.</summary>
    public void Forget(ModelChannel parkee)
    {
        foreach (var (space, _) in _spaces.Where(s => s.Value.Parkee == parkee).ToList())
        {
            _spaces.Remove(space);
            calls.Raise(new CallUnparked(parkee.Snapshot()));
        }
    }

    private ModelChannel? Take(string space)
    {
        var number = Number(space);
        if (!_spaces.TryGetValue(number, out var parked))
            return null;
        _spaces.Remove(number);
        return parked.Parkee;
    }

    private static int Number(string space) =>
        int.TryParse(space, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Name(int space) => space.ToString(CultureInfo.InvariantCulture);
}
