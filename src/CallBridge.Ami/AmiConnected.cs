using CallBridge.Ami.Sessions;

namespace CallBridge.Ami;

/// <summary>A session began. Nothing is known of the time before it: ask for lists.</summary>
/// <param name="Info">What the server said of itself.</param>
public sealed record AmiConnected(AmiSessionInfo Info) : AmiSignal;
