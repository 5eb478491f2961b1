namespace CallBridge.Lab.Tests.Lab;

/// <summary>How far the record of a call is on its way to Salesforce.</summary>
internal sealed record ShownRecord(string State, string? TaskId, string? Message);
