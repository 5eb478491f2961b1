namespace CallBridge.Calls.Associations;

/// <summary>One record that a call is logged to, and why.</summary>
public sealed record Link(RecordRef Record, Because Because);
