namespace CallBridge.Telephony.Asterisk;

/// <summary>How a make of desk phone is told to answer, hold or retrieve. It is the phone that must be able to; Asterisk only passes it on.</summary>
public enum NotifyPreset
{
    /// <summary>
    /// BroadSoft's talk and hold event packages (<c>Event: talk</c>, <c>Event: hold</c>), sent within the call itself: Yealink, Snom, Polycom,
    /// Grandstream and others, where enabled on the phone.
    /// </summary>
    BroadsoftTalkHold,

    /// <summary>
    /// A key press by <c>Event: ACTION-URI</c>, sent to the phone and not to a call: the phone applies it to the call that it shows. Hold and
    /// retrieve are the same key. Fanvil and Yealink, where remote control is allowed on the phone.
    /// </summary>
    FanvilActionUri,

    /// <summary>The phone cannot: the buttons are not offered.</summary>
    None,
}
