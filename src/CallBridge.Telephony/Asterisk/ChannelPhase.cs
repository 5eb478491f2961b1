namespace CallBridge.Telephony.Asterisk;

/// <summary>Asterisk's own channel states (<c>ChannelState</c>), by their numbers on the wire.</summary>
public enum ChannelPhase
{
    Down = 0,
    Reserved = 1,
    OffHook = 2,
    Dialing = 3,

    /// <summary>The device dials the phone system.</summary>
    Ring = 4,

    /// <summary>The phone system rings the device.</summary>
    Ringing = 5,
    Up = 6,
    Busy = 7,
    DialingOffHook = 8,
    PreRing = 9,
}
