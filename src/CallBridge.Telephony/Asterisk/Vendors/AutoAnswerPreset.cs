namespace CallBridge.Telephony.Asterisk.Vendors;

/// <summary>How the agent's own phone is made to pick up when a click rings it.</summary>
public enum AutoAnswerPreset
{
    /// <summary>It rings, and the agent picks up.</summary>
    None,

    /// <summary>The INVITE carries <c>Call-Info: …;answer-after=0</c>.</summary>
    CallInfo,

    /// <summary>The INVITE carries <c>Alert-Info: …;info=alert-autoanswer;delay=0</c>.</summary>
    AlertInfo,

    /// <summary>Once it rings the phone is sent what also answers an incoming call (see <see cref="NotifyPreset"/>).</summary>
    Talk,
}
