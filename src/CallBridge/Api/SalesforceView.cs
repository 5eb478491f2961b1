namespace CallBridge.Api;

internal sealed record SalesforceView(bool Connected, string Connection, string? User, string? Problem);
