namespace CallBridge.Configuration;

/// <summary>Section <c>Directory</c>: own entries for the fields that take a number.</summary>
public sealed record DirectorySection
{
    public const string Section = "Directory";

    /// <summary>Most entries; a longer list is a phone book and belongs into Salesforce.</summary>
    public const int Most = 500;

    /// <value>None by default.</value>
    public DirectoryEntry[] Entries { get; init; } = [];
}
