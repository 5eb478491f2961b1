using System.Collections.Immutable;
using CallBridge.Calls.Search;

namespace CallBridge.Calls.Associations;

/// <summary>All that decides what a call is logged to.</summary>
public sealed record AssociationFacts
{
    public bool Internal { get; init; }

    /// <summary>What the agent set in the panel; null if nothing was set there.</summary>
    public Choice? Panel { get; init; }

    /// <summary>Details of the record in <see cref="Panel"/> that they were read of; null if none were.</summary>
    public RecordDetails? PanelRecord { get; init; }

    /// <summary>The latest pop or navigation that counts; null if none.</summary>
    public RecordDetails? Chosen { get; init; }

    /// <summary>The clicked number's record, or the record open in the tab whose dial field was used.</summary>
    public RecordDetails? Origin { get; init; }

    public ImmutableArray<Match> Matches { get; init; } = [];

    /// <summary>The leader page's open record when the handset dialled.</summary>
    public RecordRef? OpenAtDial { get; init; }

    /// <summary>Types that Task.WhatId may refer to, as the org says; empty if the org has not been asked yet.</summary>
    public ImmutableArray<string> WhatTypes { get; init; } = [];
}
