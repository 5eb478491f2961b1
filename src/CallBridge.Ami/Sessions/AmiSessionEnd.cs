using CallBridge.Ami.Wire;

namespace CallBridge.Ami.Sessions;

/// <summary>How a session ended, or why none began.</summary>
/// <param name="Reason">The reason to act on.</param>
/// <param name="Sentence">The same in a plain sentence for people, with what to do where that is known. Holds no secret and no number.</param>
/// <param name="Fault">What the server did wrong, for <see cref="AmiEndReason.ProtocolFault"/>.</param>
public sealed record AmiSessionEnd(AmiEndReason Reason, string Sentence, AmiFault? Fault = null)
{
    /// <summary>
    /// How long nothing had been heard when a connection was found to be dead: what happened in that time nobody told. Zero where the end showed at once.
    /// </summary>
    public TimeSpan Silence { get; init; }

    /// <summary>The other end may yet come back: what is still on its way there must not arrive after we said that it is lost.</summary>
    internal bool IsSilent => Reason is AmiEndReason.PingTimedOut;
}
