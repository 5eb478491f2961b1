namespace CallBridge.DemoOrg.Lightning.Records;

/// <summary>Records in the order in which a page shows them.</summary>
internal sealed record RecordList(IReadOnlyList<RecordView> Records);
