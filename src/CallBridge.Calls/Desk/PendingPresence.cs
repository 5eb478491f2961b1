namespace CallBridge.Calls.Desk;

/// <summary>A change of presence that the phone system has not shown yet.</summary>
public sealed record PendingPresence(string RequestId, PresenceState State, string? Reason, Moment Deadline);
