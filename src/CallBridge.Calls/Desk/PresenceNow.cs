namespace CallBridge.Calls.Desk;

/// <summary>The agent's readiness for queue calls.</summary>
/// <param name="State">As the phone system last said.</param>
/// <param name="Reason">Why not ready; null if none was given.</param>
/// <param name="Since">When it became so.</param>
public sealed record PresenceNow(PresenceState State, string? Reason, Moment Since)
{
    /// <summary>What was asked for and not seen yet.</summary>
    public PendingPresence? Pending { get; init; }

    /// <summary>Why the last change did not come to pass; null if it did.</summary>
    public string? Problem { get; init; }

    /// <summary>The state whose change was answered with <see cref="Problem"/>: it may come to pass in part, and be seen only after that answer.</summary>
    public PresenceState? AnsweredFor { get; init; }
}
