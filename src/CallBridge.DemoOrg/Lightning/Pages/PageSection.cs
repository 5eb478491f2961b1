namespace CallBridge.DemoOrg.Lightning.Pages;

/// <summary>A titled group of a record's fields.</summary>
internal sealed record PageSection(string Title, string[] Fields);
