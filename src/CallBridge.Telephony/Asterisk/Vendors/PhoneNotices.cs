using CallBridge.Ami.Wire;

namespace CallBridge.Telephony.Asterisk.Vendors;

/// <summary>What a desk phone is sent to answer, hold and retrieve, by its make.</summary>
internal sealed class PhoneNotices(NotifyPreset answer, NotifyPreset hold)
{
    private const string HoldKey = "F_HOLD";

    /// <param name="channel">The ringing channel of the phone.</param>
    public AmiAction Answer(string channel) => Notify(answer, channel, "talk", "ANSWER");

    public AmiAction Hold(string channel) => Notify(hold, channel, "hold", HoldKey);

    /// <summary>The talk event retrieves a held call as well; of keys it is the same one that holds.</summary>
    public AmiAction Retrieve(string channel) => Notify(hold, channel, "talk", HoldKey);

    private static AmiAction Notify(NotifyPreset preset, string channel, string talkEvent, string key) => preset switch
    {
        // Out of any dialog, as the phones expect their key presses.
        NotifyPreset.FanvilActionUri => new AmiAction("PJSIPNotify")
            .With("Endpoint", EndpointOf(channel))
            .With("Variable", "Event=ACTION-URI")
            .With("Variable", "Content-Type=message/sipfrag")
            .With("Variable", "Content=key=" + key),
        _ => new AmiAction("PJSIPNotify").With("Channel", channel).With("Variable", "Event=" + talkEvent),
    };

    /// <summary><c>1001</c> of <c>PJSIP/1001-0000001c</c>.</summary>
    private static string EndpointOf(string channel)
    {
        var name = channel[(channel.IndexOf('/') + 1)..];
        return name.LastIndexOf('-') is var dash and > 0 ? name[..dash] : name;
    }
}
