namespace CallBridge.DemoOrg.Lightning.Records;

/// <summary>What a reference field points to: the record whose page a link opens.</summary>
internal sealed record RecordReference(string Type, string Name, string Id);
