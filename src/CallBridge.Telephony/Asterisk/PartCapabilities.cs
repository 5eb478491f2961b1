using CallBridge.Calls;

namespace CallBridge.Telephony.Asterisk;

/// <summary>What can be done with a part, by how it stands and what the agent's phone and the phone system can do.</summary>
internal static class PartCapabilities
{
    public static CallCapabilities Of(TrackerOptions options, ConnectionState state)
    {
        var hold = options.CanHold ? CallCapabilities.Hold : CallCapabilities.None;
        var retrieve = options.CanHold ? CallCapabilities.Retrieve : CallCapabilities.None;
        var answer = options.CanAnswer ? CallCapabilities.Answer : CallCapabilities.None;
        return state switch
        {
            ConnectionState.Alerting => answer | CallCapabilities.Reject,
            ConnectionState.Connected or ConnectionState.HeldByRemote =>
                hold | CallCapabilities.HangUp | CallCapabilities.Transfer | CallCapabilities.Dtmf,
            ConnectionState.Held => retrieve | CallCapabilities.HangUp | CallCapabilities.Transfer,
            _ => CallCapabilities.HangUp,
        };
    }
}
