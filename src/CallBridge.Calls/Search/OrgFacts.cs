using System.Collections.Immutable;

namespace CallBridge.Calls.Search;

/// <summary>What the org says of itself and of the agent's user; asked once after sign-in.</summary>
public sealed record OrgFacts
{
    /// <summary>The agent's user, 18 characters; empty if the route cannot tell.</summary>
    public required string UserId { get; init; }

    public string? UserName { get; init; }

    /// <summary>False: the user is deactivated or has no right to write Tasks.</summary>
    public bool UserEnabled { get; init; } = true;

    /// <summary>IANA name; null if unknown.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Such as <c>en_GB</c>; null if unknown.</summary>
    public string? Locale { get; init; }

    /// <summary>The longest internal number by the org's own Apex; null if not installed.</summary>
    public int? InternalDigits { get; init; }

    /// <summary>Types that Task.WhatId may refer to.</summary>
    public ImmutableArray<string> WhatTypes { get; init; } = [];

    /// <summary>The Task's unique external-id field that carries the call key; null if the org has none.</summary>
    public string? KeyField { get; init; }
}
