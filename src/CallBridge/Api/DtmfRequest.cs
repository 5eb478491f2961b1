namespace CallBridge.Api;

internal sealed record DtmfRequest(string? Digits = null);
