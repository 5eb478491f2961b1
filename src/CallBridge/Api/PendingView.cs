using CallBridge.Calls.Desk;

namespace CallBridge.Api;

internal sealed record PendingView(PhoneAction Kind, DateTimeOffset Deadline);
