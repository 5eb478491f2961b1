using CallBridge.Ami.Wire;

namespace CallBridge.Ami.Sessions;

/// <summary>The answer to an action.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Sentence">The server's own <c>Message</c>, or in plain words why there is no answer. Empty if the server said nothing.</param>
/// <param name="Message">The server's answer; null unless the outcome is <see cref="AmiOutcome.Success"/> or <see cref="AmiOutcome.Error"/>.</param>
/// <param name="MayHaveRun">True if the server may have carried it out: it was sent and not refused.</param>
public sealed record AmiResponse(AmiOutcome Outcome, string Sentence, AmiMessage? Message, bool MayHaveRun)
{
    public bool Succeeded => Outcome == AmiOutcome.Success;

    /// <summary>The outcome alone: a server may repeat a number in its words.</summary>
    public override string ToString() => Outcome.ToString();

    internal static AmiResponse NotSent(string sentence) => new(AmiOutcome.NotSent, sentence, null, MayHaveRun: false);

    internal static AmiResponse From(AmiMessage message)
    {
        // Old servers answer a Ping with "Pong" and a Command with "Follows": only Error is a refusal.
        var error = string.Equals(message.Response, "Error", StringComparison.OrdinalIgnoreCase);
        return new AmiResponse(error ? AmiOutcome.Error : AmiOutcome.Success, message["Message"] ?? "", message, !error);
    }
}
