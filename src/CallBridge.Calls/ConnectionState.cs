namespace CallBridge.Calls;

/// <summary>
/// The agent's connection in a call, by CSTA's states (ECMA-269) refined for what a person wants to know of the far end.
/// Any state may be skipped: a resync shows only where a call stands now.
/// </summary>
public enum ConnectionState
{
    /// <summary>Click-to-dial: the agent's own phone is being rung; nobody else is dialled yet.</summary>
    Initiated,

    /// <summary>The far end is being rung.</summary>
    Delivering,

    /// <summary>The agent's phone rings.</summary>
    Alerting,

    /// <summary>The agent and the far end can talk.</summary>
    Connected,

    /// <summary>The agent has put the far end on hold.</summary>
    Held,

    /// <summary>The far end has put the agent on hold.</summary>
    HeldByRemote,

    /// <summary>Waiting in a queue or parked.</summary>
    Queued,

    /// <summary>The far end cannot be reached; the agent's phone may still play a tone.</summary>
    Failed,

    /// <summary>Gone from the phone system; its reason may still arrive.</summary>
    Closing,

    /// <summary>Over.</summary>
    Ended,
}
