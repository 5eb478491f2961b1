using CallBridge.Ami.Sessions;

namespace CallBridge.Ami;

/// <summary>
/// A session began. Nothing is known of the time before it: ask for lists. A server that still boots accepts the login and answers empty lists;
/// its <c>FullyBooted</c> event follows, at once or when it has booted, if the login reads <c>system</c>.
/// </summary>
/// <param name="Info">What the server said of itself.</param>
public sealed record AmiConnected(AmiSessionInfo Info) : AmiSignal;
