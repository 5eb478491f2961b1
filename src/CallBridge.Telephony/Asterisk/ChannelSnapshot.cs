using CallBridge.Calls;

namespace CallBridge.Telephony.Asterisk;

/// <summary>What one event or list item says of a channel. Empty values and <c>&lt;unknown&gt;</c> are null.</summary>
public sealed record ChannelSnapshot
{
    public required string Uniqueid { get; init; }

    /// <summary>Technology, device and a serial, as <c>PJSIP/1001-0000001f</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Changes silently in mid-call: only ever a hint.</summary>
    public string? Linkedid { get; init; }

    public ChannelPhase Phase { get; init; }

    /// <summary>The party at the device itself.</summary>
    public Party Caller { get; init; } = Party.Unknown;

    /// <summary>The party that the device is shown as its far end.</summary>
    public Party Connected { get; init; } = Party.Unknown;

    /// <summary>Where the channel stands in the dial plan; at its creation the digits dialled.</summary>
    public string? Exten { get; init; }

    /// <summary>The dial plan application; only in the channel list.</summary>
    public string? Application { get; init; }

    /// <summary>The bridge it is in; only in the channel list.</summary>
    public string? BridgeId { get; init; }

    /// <summary>How long it has lived; only in the channel list.</summary>
    public TimeSpan? Age { get; init; }
}
