namespace CallBridge.DemoOrg.Lightning.Records;

/// <summary>One related list with its records.</summary>
internal sealed record RelatedRecords(string Title, string Type, IReadOnlyList<RecordView> Records);
