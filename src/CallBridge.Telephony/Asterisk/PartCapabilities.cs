using CallBridge.Calls;

namespace CallBridge.Telephony.Asterisk;

/// <summary>What can be done with a part, by how it stands and what the agent's phone and the phone system can do.</summary>
internal static class PartCapabilities
{
    /// <param name="options">What the phone and the phone system can do.</param>
    /// <param name="state">How it stands.</param>
    /// <param name="farKnown">The far party's channel is known: only that can be parked.</param>
    public static CallCapabilities Of(TrackerOptions options, ConnectionState state, bool farKnown)
    {
        var park = options.CanPark && farKnown ? CallCapabilities.Park : CallCapabilities.None;
        var hold = options.CanHold ? CallCapabilities.Hold : CallCapabilities.None;
        var retrieve = options.CanHold ? CallCapabilities.Retrieve : CallCapabilities.None;
        var answer = options.CanAnswer ? CallCapabilities.Answer : CallCapabilities.None;
        return state switch
        {
            ConnectionState.Alerting => answer | CallCapabilities.Reject,
            ConnectionState.Connected or ConnectionState.HeldByRemote =>
                hold | park | CallCapabilities.HangUp | CallCapabilities.Transfer | CallCapabilities.Dtmf,
            ConnectionState.Held => retrieve | park | CallCapabilities.HangUp | CallCapabilities.Transfer,
            _ => CallCapabilities.HangUp,
        };
    }

    /// <param name="options">What the phone and the phone system can do.</param>
    /// <param name="rung">The parking lot rings the agent back.</param>
    /// <param name="spaceKnown">It is known where the call waits.</param>
    /// <param name="hasLeg">One of the agent's channels is on its way to it, or has just left it.</param>
    public static CallCapabilities OfParked(TrackerOptions options, bool rung, bool spaceKnown, bool hasLeg)
    {
        if (rung)
            return (options.CanAnswer ? CallCapabilities.Answer : CallCapabilities.None) | CallCapabilities.Reject;
        return (options.CanPark && spaceKnown ? CallCapabilities.Retrieve : CallCapabilities.None)
            | (hasLeg ? CallCapabilities.HangUp : CallCapabilities.None);
    }
}
