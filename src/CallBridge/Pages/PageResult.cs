namespace CallBridge.Pages;

/// <summary>What came of claimed work.</summary>
internal sealed record PageResult(bool Ok, string? Problem = null);
