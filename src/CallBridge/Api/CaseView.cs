namespace CallBridge.Api;

internal sealed record CaseView(string Id, string? Number, string? Subject);
