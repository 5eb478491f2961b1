namespace CallBridge.Api;

/// <summary>The whole live desk. A page drops what is older by (epoch, version).</summary>
/// <param name="Epoch">Of the listener's run.</param>
/// <param name="Version">Within it.</param>
/// <param name="Status">What <c>/api/status</c> says.</param>
/// <param name="Calls">Live calls and those in wrap-up, newest first.</param>
/// <param name="Presence">Readiness for queue calls; null where no queue is set up.</param>
internal sealed record DeskPush(long Epoch, long Version, StatusView Status, IReadOnlyList<CallView> Calls, PresenceView? Presence);
