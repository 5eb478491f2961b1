using CallBridge.Calls;
using CallBridge.Telephony.Asterisk;

namespace CallBridge.Telephony.Simulator;

/// <summary>A channel of the model: what the model itself knows, never what somebody was told.</summary>
internal sealed class ModelChannel(string uniqueid, string linkedid, string name, string device)
{
    public string Uniqueid { get; } = uniqueid;

    public string Linkedid { get; } = linkedid;

    /// <summary>Changes only by a masquerade.</summary>
    public string Name { get; set; } = name;

    /// <summary>The endpoint, trunk or Local channel it belongs to.</summary>
    public string Device { get; set; } = device;

    public ChannelPhase Phase { get; set; }

    public Party Caller { get; set; } = Party.Unknown;

    public Party Connected { get; set; } = Party.Unknown;

    public string? Exten { get; set; }

    public bool Held { get; set; }

    public bool Muted { get; set; }

    public ModelBridge? Bridge { get; set; }

    /// <summary>The dial that rings this channel; kept after its answer.</summary>
    public ModelDial? RungBy { get; set; }

    /// <summary>The dial that this channel has under way.</summary>
    public ModelDial? Dialling { get; set; }

    /// <summary>Its last dial failed and it hears the tone.</summary>
    public EndReason? Tone { get; set; }

    public ModelChannel? OtherHalf { get; set; }

    public ModelPart? Part { get; set; }

    public bool IsUp => Phase == ChannelPhase.Up;

    /// <summary>A dial to it is under way and has reached it, with a ringing or with early media only.</summary>
    public bool IsRung => RungBy?.Ringing.Contains(this) == true;

    public ChannelSnapshot Snapshot() => new()
    {
        Uniqueid = Uniqueid,
        Linkedid = Linkedid,
        Name = Name,
        Phase = Phase,
        Caller = Caller,
        Connected = Connected,
        Exten = Exten,
    };

    /// <summary>As the channel list shows it: with its bridge and the application it runs.</summary>
    public ChannelSnapshot ListItem() => Snapshot() with
    {
        BridgeId = Bridge?.Id,
        Application = RungBy is { Source: null } ? "AppDial2" : RungBy is not null ? "AppDial" : "Dial",
    };
}
