namespace CallBridge.Api;

internal sealed record UnparkRequest(string? Slot = null);
