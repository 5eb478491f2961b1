namespace CallBridge.Telephony.Asterisk;

/// <summary>How a make of desk phone is told to answer, hold or retrieve. It is the phone that must be able to; Asterisk only passes it on.</summary>
public enum NotifyPreset
{
    /// <summary>
    /// BroadSoft's talk and hold event packages (<c>Event: talk</c>, <c>Event: hold</c>): Yealink, Snom, Polycom, Grandstream and others, where
    /// enabled on the phone.
    /// </summary>
    BroadsoftTalkHold,

    /// <summary>The phone cannot: the buttons are not offered.</summary>
    None,
}
