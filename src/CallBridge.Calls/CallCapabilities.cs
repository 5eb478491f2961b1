namespace CallBridge.Calls;

/// <summary>What can be done with a call now, given its state, the agent's phone and the phone system.</summary>
[Flags]
public enum CallCapabilities
{
    None = 0,
    Answer = 1 << 0,
    Reject = 1 << 1,
    Hold = 1 << 2,
    Retrieve = 1 << 3,
    HangUp = 1 << 4,
    Transfer = 1 << 5,
    Dtmf = 1 << 6,
    Mute = 1 << 7,
    Unmute = 1 << 8,
    Park = 1 << 9,
    Consult = 1 << 10,
    CompleteTransfer = 1 << 11,
    CancelTransfer = 1 << 12,
    Swap = 1 << 13,
    Conference = 1 << 14,
}
