namespace CallBridge.Api;

internal sealed record PickupRequest(string? Number = null);
