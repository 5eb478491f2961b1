namespace CallBridge.Api;

/// <summary>The whole live desk. A page drops what is older by (epoch, version).</summary>
internal sealed record DeskPush(long Epoch, long Version, StatusView Status, IReadOnlyList<CallView> Calls);
