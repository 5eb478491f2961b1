namespace CallBridge.Api;

internal sealed record TransferRequest(string? Number = null);
