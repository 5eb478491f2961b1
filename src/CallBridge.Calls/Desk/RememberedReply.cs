namespace CallBridge.Calls.Desk;

/// <summary>A reply given, kept to answer the same request alike.</summary>
public sealed record RememberedReply(DeskCommand Command, DeskReply Reply, TimeSpan Until);
