using System.Collections.Immutable;
using System.Globalization;
using CallBridge.Calls.Dialling;
using CallBridge.Calls.Records;

namespace CallBridge.Calls.Desk;

/// <summary>Everything that a desk goes by and that is not a call: configuration, and what the org said of its user.</summary>
public sealed record DeskRules
{
    /// <summary>The agent's extension: names the desk.</summary>
    public required string Extension { get; init; }

    public required DialPlan DialPlan { get; init; }

    public RecordPolicy Records { get; init; } = new();

    /// <summary>Configured name of the phone system, for the call key; null: its own.</summary>
    public string? SystemName { get; init; }

    /// <summary>The user's zone; null if unknown.</summary>
    public TimeZoneInfo? Zone { get; init; }

    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>sObject types searched until a page has reported its softphone layout.</summary>
    public ImmutableArray<string> FallbackSearchObjects { get; init; } = ["Contact", "Lead", "Account"];

    /// <summary>Types that Task.WhatId may refer to.</summary>
    public ImmutableArray<string> WhatTypes { get; init; } = ["Account", "Opportunity", "Case"];

    public ScreenPopWhen Pop { get; init; }

    /// <summary>Whether a country that was never called from here is called only once a person has confirmed it.</summary>
    public bool ConfirmNewCountries { get; init; }

    public LicenceLevel Licence { get; init; }

    /// <summary>Whether calls are searched, popped and recorded at all.</summary>
    public bool UsesSalesforce => Licence != LicenceLevel.Client;
}
