using System.Collections.Immutable;

namespace CallBridge.Calls.Search;

/// <summary>
/// A record that Salesforce found for a number: not yet a match, since its search ignores how digits are grouped. The core verifies
/// <see cref="Phones"/> by canonical number.
/// </summary>
public sealed record Candidate
{
    public required RecordRef Record { get; init; }

    /// <summary>Values of all its phone fields, as stored.</summary>
    public required ImmutableArray<string> Phones { get; init; }

    /// <summary>A lead that was converted: no match.</summary>
    public bool IsConverted { get; init; }

    /// <summary>For an account that is a person: its contact.</summary>
    public string? PersonContactId { get; init; }

    /// <summary>For a contact: its account.</summary>
    public string? AccountId { get; init; }

    public string? AccountName { get; init; }

    /// <summary>For a contact that belongs to a Person Account.</summary>
    public bool IsPersonAccount { get; init; }
}
