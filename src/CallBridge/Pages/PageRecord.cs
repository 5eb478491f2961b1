namespace CallBridge.Pages;

/// <summary>A record as a page names it: hostile until checked.</summary>
internal sealed record PageRecord(string? Id, string? Type = null, string? Name = null);
