namespace CallBridge.Calls;

/// <summary>A Salesforce record: 18-character id, sObject type (API name) and, where known, its name.</summary>
public sealed record RecordRef(string Id, string Type, string? Name);
