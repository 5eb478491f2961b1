namespace CallBridge.DemoOrg.Lightning.Records;

/// <summary>All that the page of one record shows.</summary>
internal sealed record RecordPage(RecordView Record, IReadOnlyList<RelatedRecords> Related, Timeline Activities);
