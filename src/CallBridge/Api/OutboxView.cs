namespace CallBridge.Api;

internal sealed record OutboxView(int Pending, int Failed);
