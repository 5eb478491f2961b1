using System.Collections.Immutable;
using CallBridge.Ami;
using CallBridge.Ami.Wire;

namespace CallBridge.Telephony.Asterisk;

/// <summary>
/// Gathers one resync from the stream: bridges, device states, parking lots, channels. The list says nothing of holds; where a followed phone is in a bridge, each
/// channel of that bridge is asked for its own (<see cref="Doubtful"/>), and bridges, lots and channels are listed once more, so that the list is younger than all answers.
/// </summary>
/// <param name="isFollowed">Whether a channel of this name is a phone that is followed.</param>
/// <param name="asksHolds">Whether the login may ask channels.</param>
internal sealed class ChannelList(Func<string, bool> isFollowed, bool asksHolds)
{
    /// <summary>Whether the device at this channel has put the other end on hold: 1 or 0.</summary>
    private const string HoldVariable = "CHANNEL(rtp,hold)";

    /// <summary>Only this technology knows the variable; others complain in the phone system's log.</summary>
    private const string Technology = "PJSIP/";
    private const int MostAsked = 64;

    private readonly ImmutableArray<ChannelSnapshot>.Builder _channels = ImmutableArray.CreateBuilder<ChannelSnapshot>();
    private readonly ImmutableArray<BridgeSeen>.Builder _bridges = ImmutableArray.CreateBuilder<BridgeSeen>();
    private readonly ImmutableArray<string>.Builder _onHold = ImmutableArray.CreateBuilder<string>();
    private readonly Dictionary<string, bool> _holders = [];

    /// <summary>ActionID to Uniqueid.</summary>
    private readonly Dictionary<string, string> _asked = [];
    private readonly string _id = Guid.NewGuid().ToString("N");
    private bool _again;
    private readonly ImmutableArray<CallParked>.Builder _parked = ImmutableArray.CreateBuilder<CallParked>();
    private bool _parkingTold;

    /// <summary>In this order, so that every bridge a channel is in is known when the channel comes.</summary>
    public AmiAction AskBridges(bool again = false) => new AmiAction("BridgeList").WithActionId(Id("bridges", again));

    public AmiAction AskDevices() => new AmiAction("DeviceStateList").WithActionId(Id("devices", again: false));

    /// <summary>Refused where no parking is set up.</summary>
    public AmiAction AskParking(bool again = false) => new AmiAction("ParkedCalls").WithActionId(Id("parking", again));

    public AmiAction AskChannels(bool again = false) => new AmiAction("CoreShowChannels").WithActionId(Id("channels", again));

    /// <summary>A plain action, sent as a list so that its answer stands in the stream.</summary>
    public AmiAction AskHold(ChannelSnapshot channel) =>
        new AmiAction("Getvar").WithActionId(HoldId(channel)).With("Channel", channel.Name).With("Variable", HoldVariable);

    /// <summary>
    /// The channels whose hold is to be asked for, seen from the first list: who is in one bridge with a followed phone. The same for who asks and for who reads the stream.
    /// </summary>
    public ImmutableArray<ChannelSnapshot> Doubtful(IEnumerable<ChannelSnapshot> channels) => !asksHolds ? [] :
        [.. channels.Where(c => c.BridgeId is not null)
            .GroupBy(c => c.BridgeId)
            .Where(bridge => bridge.Count() > 1 && bridge.Any(c => isFollowed(c.Name)))
            .SelectMany(bridge => bridge)
            .Where(c => c.Name.StartsWith(Technology, StringComparison.Ordinal))
            .Take(MostAsked)];

    public bool Owns(AmiReceived received) => received.ListActionId?.EndsWith(_id, StringComparison.Ordinal) == true;

    /// <summary>Takes one message of the lists; true when all is there.</summary>
    public bool Take(AmiMessage message)
    {
        switch (message.Event)
        {
            case "CoreShowChannel" when AmiTranslator.ListedChannel(message) is { } channel:
                _channels.Add(channel);
                return false;
            case "BridgeListItem" when AmiTranslator.ListedBridge(message) is { } bridge:
                _bridges.Add(bridge);
                return false;
            case "DeviceStateChange" when message["State"] == "ONHOLD" && message["Device"] is { Length: > 0 } device:
                _onHold.Add(device);
                return false;
            case "CoreShowChannelsComplete":
                return _again || !GoesOn();
            case "ParkedCall" when AmiTranslator.ListedParking(message) is { } parked:
                _parked.Add(parked);
                return false;
            case "ParkedCallsComplete":
                _parkingTold = true;
                return false;
            default:
                if (message.ActionId is { } id && _asked.TryGetValue(id, out var uniqueid) && message["Value"] is ("0" or "1") and var value)
                    _holders[uniqueid] = value == "1";
                return false;
        }
    }

    /// <summary>A hold that is told between the answers and the list is younger than the answer.</summary>
    public void Note(ChannelEvent happened)
    {
        if (happened is HoldChanged hold && _holders.ContainsKey(hold.Channel.Uniqueid))
            _holders[hold.Channel.Uniqueid] = hold.Held;
    }

    public SnapshotTaken Complete(string? systemName, string incarnation) =>
        new(systemName, incarnation, _channels.ToImmutable(), _bridges.ToImmutable())
        {
            OnHold = _onHold.ToImmutable(),
            Holders = _holders.ToImmutableDictionary(),
            Parked = _parkingTold ? _parked.ToImmutable() : null,
        };

    private bool GoesOn()
    {
        foreach (var channel in Doubtful(_channels))
            _asked[HoldId(channel)] = channel.Uniqueid;
        if (_asked.Count == 0)
            return false;
        _again = true;
        _channels.Clear();
        _bridges.Clear();
        _parked.Clear();
        return true;
    }

    private string Id(string what, bool again) => $"{what}{(again ? "-again" : "")}-{_id}";

    private string HoldId(ChannelSnapshot channel) => $"hold-{channel.Uniqueid}-{_id}";
}
