namespace CallBridge.Calls.Desk;

/// <summary>A record that the agent made by <em>New</em> for a call: Salesforce's search finds it only minutes later.</summary>
/// <param name="Record">The record.</param>
/// <param name="At">When its page was first seen.</param>
public sealed record CreatedRecord(RecordRef Record, Moment At);
