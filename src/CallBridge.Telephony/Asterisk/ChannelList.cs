using System.Collections.Immutable;
using CallBridge.Ami;
using CallBridge.Ami.Wire;

namespace CallBridge.Telephony.Asterisk;

/// <summary>Gathers one resync from the stream: bridges, device states, parking lots, then the channels, whose completing event completes it.</summary>
internal sealed class ChannelList
{
    private readonly ImmutableArray<ChannelSnapshot>.Builder _channels = ImmutableArray.CreateBuilder<ChannelSnapshot>();
    private readonly ImmutableArray<BridgeSeen>.Builder _bridges = ImmutableArray.CreateBuilder<BridgeSeen>();
    private readonly ImmutableArray<string>.Builder _onHold = ImmutableArray.CreateBuilder<string>();

    private readonly ImmutableArray<CallParked>.Builder _parked = ImmutableArray.CreateBuilder<CallParked>();
    private bool _parkingTold;

    public string BridgesId { get; } = "bridges-" + Guid.NewGuid().ToString("N");

    public string DevicesId { get; } = "devices-" + Guid.NewGuid().ToString("N");

    public string ParkingId { get; } = "parking-" + Guid.NewGuid().ToString("N");

    public string ChannelsId { get; } = "channels-" + Guid.NewGuid().ToString("N");

    /// <summary>In this order, so that every bridge a channel is in is known when the channel comes.</summary>
    public AmiAction AskBridges() => new AmiAction("BridgeList").WithActionId(BridgesId);

    public AmiAction AskDevices() => new AmiAction("DeviceStateList").WithActionId(DevicesId);

    /// <summary>Refused where no parking is set up.</summary>
    public AmiAction AskParking() => new AmiAction("ParkedCalls").WithActionId(ParkingId);

    public AmiAction AskChannels() => new AmiAction("CoreShowChannels").WithActionId(ChannelsId);

    public bool Owns(AmiReceived received) => received.ListActionId is { } id && (id == BridgesId || id == DevicesId || id == ParkingId || id == ChannelsId);

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
            case "ParkedCall" when AmiTranslator.ListedParking(message) is { } parked:
                _parked.Add(parked);
                return false;
            case "ParkedCallsComplete":
                _parkingTold = true;
                return false;
            default:
                return message.Event == "CoreShowChannelsComplete";
        }
    }

    public SnapshotTaken Complete(string? systemName, string incarnation) =>
        new(systemName, incarnation, _channels.ToImmutable(), _bridges.ToImmutable())
        {
            OnHold = _onHold.ToImmutable(),
            Parked = _parkingTold ? _parked.ToImmutable() : null,
        };
}
