using System.Collections.Immutable;

namespace CallBridge.Calls.Records;

/// <summary>
/// The Salesforce Task that one call is to become: the desired content, whole. Lengths are already within Salesforce's limits.
/// </summary>
public sealed record CallRecord
{
    /// <summary>The call key, into CallObject and the key field: <c>[a-z0-9.-]+</c>, at most 255.</summary>
    public required string Key { get; init; }

    /// <summary>Extension of the agent whose call it was.</summary>
    public required string Agent { get; init; }

    /// <summary>Our id of the call.</summary>
    public required string CallId { get; init; }

    /// <summary>From 1; a person's change in wrap-up makes the next one.</summary>
    public required int Revision { get; init; }

    public required string Subject { get; init; }

    public string? Description { get; init; }

    public required CallType Type { get; init; }

    /// <summary>Talk time in whole seconds.</summary>
    public required int DurationSeconds { get; init; }

    /// <summary>The user's own date at the start.</summary>
    public required DateOnly ActivityDate { get; init; }

    /// <summary>First ring or dial.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    public string? Disposition { get; init; }

    /// <summary>Contact or Lead.</summary>
    public string? WhoId { get; init; }

    /// <summary>Never together with a Lead.</summary>
    public string? WhatId { get; init; }

    /// <summary>Configured status; null: a closed TaskStatus of the org.</summary>
    public string? Status { get; init; }

    /// <summary>Developer name of a new Task's record type; null: the user's default.</summary>
    public string? RecordType { get; init; }

    /// <summary>Further Task fields by API name, from configuration.</summary>
    public ImmutableSortedDictionary<string, string> Fields { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Of a call whose end was not seen: its record never overwrites a Task that is there already.</summary>
    public bool NeverOverwrite { get; init; }
}
