using CallBridge.Ami.Sessions;

namespace CallBridge.Ami;

/// <summary>
/// A session began. Nothing is known of the time before it: ask for lists. A server that still boots accepts the login and answers empty lists; if the
/// login reads <c>system</c>, this signal comes once more when it has booted, with what the server says of itself then: ask again.
/// </summary>
/// <param name="Info">What the server said of itself.</param>
public sealed record AmiConnected(AmiSessionInfo Info) : AmiSignal;
