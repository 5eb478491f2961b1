using CallBridge.Calls;

namespace CallBridge.Api;

internal sealed record PresenceRequest(PresenceState? State = null, string? Reason = null);
