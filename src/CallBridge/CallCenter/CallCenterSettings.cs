using CallBridge.Calls.Desk;

namespace CallBridge.CallCenter;

/// <summary>What the org's call center definition says of dialling and popping; null where it says nothing.</summary>
internal sealed record CallCenterSettings
{
    /// <value>Digits before every outside number.</value>
    public string? OutsidePrefix { get; init; }

    /// <value>Digits before national numbers.</value>
    public string? LongDistancePrefix { get; init; }

    /// <value>Digits before a calling code.</value>
    public string? InternationalPrefix { get; init; }

    /// <value>Such as 44.</value>
    public string? CountryCallingCode { get; init; }

    public ScreenPopWhen? ScreenPop { get; init; }
}
