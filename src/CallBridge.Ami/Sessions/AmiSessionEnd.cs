using CallBridge.Ami.Wire;

namespace CallBridge.Ami.Sessions;

/// <summary>How a session ended, or why none began.</summary>
/// <param name="Reason">The reason to act on.</param>
/// <param name="Sentence">The same in a plain sentence for people, with what to do where that is known. Holds no secret and no number.</param>
/// <param name="Fault">What the server did wrong, for <see cref="AmiEndReason.ProtocolFault"/>.</param>
public sealed record AmiSessionEnd(AmiEndReason Reason, string Sentence, AmiFault? Fault = null);
