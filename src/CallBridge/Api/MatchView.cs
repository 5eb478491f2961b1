namespace CallBridge.Api;

/// <summary>A record with the number, and its contact's open cases, newest first: asked for while a page is open in front.</summary>
internal sealed record MatchView(string Id, string Type, string? Name, IReadOnlyList<CaseView> Cases);
