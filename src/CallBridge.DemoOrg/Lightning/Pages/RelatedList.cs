namespace CallBridge.DemoOrg.Lightning.Pages;

/// <summary>A list on a record's page: records of <paramref name="Type"/> whose <paramref name="Field"/> points to the record.</summary>
internal sealed record RelatedList(string Title, string Type, string Field);
