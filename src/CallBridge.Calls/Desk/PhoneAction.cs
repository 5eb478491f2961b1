namespace CallBridge.Calls.Desk;

/// <summary>What can be asked of a live call.</summary>
public enum PhoneAction
{
    Dial,
    Answer,
    Reject,
    Hold,
    Retrieve,
    HangUp,
    Transfer,
    Dtmf,
    Mute,
    Unmute,
    Park,
    Consult,
    CompleteTransfer,
    CancelTransfer,
    Swap,
    Conference,
    PickUp,
    Unpark,
}
