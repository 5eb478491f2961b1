namespace CallBridge.Calls.Dialling;

/// <summary>What becomes of a number that somebody wants dialled.</summary>
public abstract record DialDecision
{
    private DialDecision()
    {
    }

    /// <param name="Number">For the phone system: always <c>\A\+?[0-9*#]{1,20}\z</c>.</param>
    /// <param name="DigitsAfterAnswer">The extension to send as DTMF once the far end has answered; null if none.</param>
    /// <param name="Emergency">An emergency number: dialled as it is, never denied.</param>
    public sealed record Dial(string Number, string? DigitsAfterAnswer, bool Emergency) : DialDecision;

    /// <param name="Problem">A plain sentence that does not repeat the number.</param>
    public sealed record Refused(string Problem) : DialDecision;
}
