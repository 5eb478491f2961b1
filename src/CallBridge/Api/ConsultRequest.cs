namespace CallBridge.Api;

internal sealed record ConsultRequest(string? Number = null);
