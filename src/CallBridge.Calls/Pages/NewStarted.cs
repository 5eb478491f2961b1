namespace CallBridge.Calls.Pages;

/// <summary>A new-record form opened for a call: the next record of that type reached in that tab is the call's.</summary>
public sealed record NewStarted(string CallId, string Type);
