using CallBridge.Calls.Associations;

namespace CallBridge.Api;

internal sealed record LinkView(string Id, string Type, string? Name, Because Because);
