namespace CallBridge.Calls;

/// <summary>Whether an agent takes calls of the queues they are set up for.</summary>
public enum PresenceState
{
    /// <summary>The phone system has not said.</summary>
    Unknown,

    /// <summary>Called by every queue, or by some: then the reason says which.</summary>
    Ready,

    /// <summary>Logged in and paused: no queue calls.</summary>
    NotReady,

    /// <summary>In no queue.</summary>
    LoggedOut,
}
