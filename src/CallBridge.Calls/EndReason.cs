namespace CallBridge.Calls;

/// <summary>Why the agent's part in a call ended.</summary>
public enum EndReason
{
    LocalHangUp,
    RemoteHangUp,
    CallerCancelled,
    NoAnswer,
    Busy,
    Rejected,
    AnsweredElsewhere,
    PickedUp,
    Forwarded,
    Transferred,
    Parked,
    Congestion,
    Unreachable,

    /// <summary>The phone system could not be asked; nothing is known after the last confirmation.</summary>
    LinkLost,
    Unknown,
}
