using CallBridge.Calls;

namespace CallBridge.Api;

/// <summary>Readiness for queue calls.</summary>
/// <param name="State">As the phone system last said.</param>
/// <param name="Reason">Why not ready.</param>
/// <param name="Since">When it became so.</param>
/// <param name="Pending">What was asked for and has not been seen yet.</param>
/// <param name="Problem">Why the last change did not come to pass.</param>
internal sealed record PresenceView(PresenceState State, string? Reason, DateTimeOffset Since, PresenceState? Pending, string? Problem)
{
    /// <summary>The problem's code.</summary>
    public string? Code => Sentences.Of(Problem)?.Code;
}
