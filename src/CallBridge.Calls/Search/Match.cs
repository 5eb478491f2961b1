using System.Collections.Immutable;

namespace CallBridge.Calls.Search;

/// <summary>A record that has the number for certain.</summary>
/// <param name="Record">What is shown and popped; of a Person Account the account.</param>
/// <param name="ContactId">The WhoId that it stands for: a contact's own id, a Person Account's contact; null for others.</param>
/// <param name="AccountId">A contact's account, an account's own id; null for others.</param>
/// <param name="AccountName">The name of that account, if known.</param>
public sealed record Match(RecordRef Record, string? ContactId, string? AccountId, string? AccountName)
{
    /// <summary>Its contact's open cases, newest first; empty till Salesforce has told them, and where a row of an earlier version does not say.</summary>
    public ImmutableArray<OpenCase> Cases { get => field.IsDefault ? [] : field; init; } = [];
}
