using CallBridge.Calls;

namespace CallBridge.Telephony.Asterisk;

/// <summary>What can be done with a part, by how it stands and what the agent's phone and the phone system can do.</summary>
internal static class PartCapabilities
{
    /// <param name="options">What phones and phone system can do.</param>
    /// <param name="state">How the part stands.</param>
    /// <param name="leg">The agent's channel.</param>
    /// <param name="farIsKnown">There is a channel at the other end, so that it can be moved.</param>
    public static CallCapabilities Of(TrackerOptions options, ConnectionState state, TrackedChannel leg, bool farIsKnown) => state switch
    {
        ConnectionState.Alerting => If(options.CanAnswer, CallCapabilities.Answer) | CallCapabilities.Reject,
        ConnectionState.Connected or ConnectionState.HeldByRemote =>
            CallCapabilities.HangUp
            | CallCapabilities.Transfer
            | CallCapabilities.Dtmf
            | If(options.CanHold, CallCapabilities.Hold)
            | If(options.CanMute, leg.Muted ? CallCapabilities.Unmute : CallCapabilities.Mute)

            // The phone must hold this call before it takes the next.
            | If(options is { CanConsult: true, CanHold: true }, CallCapabilities.Consult)
            | If(options.CanPark && farIsKnown, CallCapabilities.Park)
            | OfTwo(options, farIsKnown),
        ConnectionState.Held =>
            CallCapabilities.HangUp
            | CallCapabilities.Transfer
            | If(options.CanHold, CallCapabilities.Retrieve)
            | If(options.CanConsult, CallCapabilities.Consult)
            | If(options.CanPark && farIsKnown, CallCapabilities.Park)
            | OfTwo(options, farIsKnown),
        _ => CallCapabilities.HangUp,
    };

    /// <param name="options">What phones and phone system can do.</param>
    /// <param name="rung">The parking lot rings the agent back.</param>
    /// <param name="spaceIsKnown">It is known where the call waits.</param>
    /// <param name="hasLeg">One of the agent's channels is on its way to it, or has just left it.</param>
    public static CallCapabilities OfParked(TrackerOptions options, bool rung, bool spaceIsKnown, bool hasLeg) => rung
        ? If(options.CanAnswer, CallCapabilities.Answer) | CallCapabilities.Reject
        : If(options.CanPark && spaceIsKnown, CallCapabilities.Retrieve) | If(hasLeg, CallCapabilities.HangUp);

    /// <summary>What this call is good for beside another; whether there is another is not asked here.</summary>
    private static CallCapabilities OfTwo(TrackerOptions options, bool farIsKnown) =>
        If(options is { CanConsult: true, CanHold: true }, CallCapabilities.Swap)
        | If(options.CanConsult && farIsKnown, CallCapabilities.CompleteTransfer)
        | If(options.CanConference && farIsKnown, CallCapabilities.Conference);

    private static CallCapabilities If(bool can, CallCapabilities what) => can ? what : CallCapabilities.None;
}
