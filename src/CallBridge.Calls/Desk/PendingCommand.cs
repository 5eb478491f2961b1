namespace CallBridge.Calls.Desk;

/// <summary>A command accepted and not yet confirmed.</summary>
/// <param name="RequestId">Its request.</param>
/// <param name="Action">What was asked.</param>
/// <param name="Deadline">When it has failed.</param>
public sealed record PendingCommand(string RequestId, PhoneAction Action, Moment Deadline)
{
    /// <summary>Id of the other call that it needs; null if it needs none.</summary>
    public string? Other { get; init; }
}
