using CallBridge.Ami.Sessions;

namespace CallBridge.Ami;

/// <summary>The session ended, or none came about. Follows all messages of the session.</summary>
/// <param name="End">Why, also in a plain sentence; <see cref="AmiEndReason.LoginRefused"/> needs a person.</param>
/// <param name="RetryIn">Time until the next try.</param>
/// <param name="NextTryAt">The same as a time of day, for people.</param>
public sealed record AmiDisconnected(AmiSessionEnd End, TimeSpan RetryIn, DateTimeOffset NextTryAt) : AmiSignal;
