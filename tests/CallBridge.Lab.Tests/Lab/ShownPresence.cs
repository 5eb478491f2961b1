namespace CallBridge.Lab.Tests.Lab;

/// <summary>The agent's readiness for queue calls as the API shows it.</summary>
internal sealed record ShownPresence(string State, string? Reason, string? Pending, string? Problem);
