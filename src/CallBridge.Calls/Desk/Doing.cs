namespace CallBridge.Calls.Desk;

/// <summary>What a piece of work under way is for.</summary>
/// <param name="CallId">The call.</param>
/// <param name="Kind">Which answer is awaited.</param>
/// <param name="Subject">Record id of a read; request id of a command.</param>
public sealed record Doing(string CallId, DoingKind Kind, string? Subject);
