namespace CallBridge.Api;

/// <summary>How Salesforce is.</summary>
/// <param name="Connected">Whether it answered last.</param>
/// <param name="Connection"><c>Demo</c>, <c>Rest</c> or <c>Browser</c>.</param>
/// <param name="User">The agent's user by name, once known.</param>
/// <param name="UserId">The same by id, 18 characters: a page of another user's says so.</param>
/// <param name="Problem">A plain sentence; null if all is well.</param>
internal sealed record SalesforceView(bool Connected, string Connection, string? User, string? UserId, string? Problem);
