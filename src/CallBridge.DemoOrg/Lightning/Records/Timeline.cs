namespace CallBridge.DemoOrg.Lightning.Records;

/// <summary>A record's Tasks: the open ones by due date, the closed ones newest first.</summary>
internal sealed record Timeline(IReadOnlyList<RecordView> Upcoming, IReadOnlyList<RecordView> Past);
