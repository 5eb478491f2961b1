namespace CallBridge.Calls.Search;

/// <summary>What the association rules need to know of a record that the agent chose or has open.</summary>
public sealed record RecordDetails
{
    /// <summary>The record with its name, type as Salesforce has it and 18-character id.</summary>
    public required RecordRef Record { get; init; }

    /// <summary>A case's contact, a Person Account's contact.</summary>
    public RecordRef? Contact { get; init; }

    /// <summary>The account it belongs to (of a contact, case, opportunity …), as an id.</summary>
    public string? AccountId { get; init; }

    /// <summary>Of a Task or Event: its own Who and What.</summary>
    public RecordRef? Who { get; init; }

    public RecordRef? What { get; init; }
}
