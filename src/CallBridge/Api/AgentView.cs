namespace CallBridge.Api;

internal sealed record AgentView(string Extension, string? Name);
