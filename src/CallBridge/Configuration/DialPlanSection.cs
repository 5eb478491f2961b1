using CallBridge.CallCenter;
using CallBridge.Calls.Dialling;

namespace CallBridge.Configuration;

/// <summary>Section <c>DialPlan</c>: how numbers are read, matched and dialled.</summary>
public sealed record DialPlanSection
{
    public const string Section = "DialPlan";

    /// <value>Digits without plus, such as 44.</value>
    public string? CountryCallingCode { get; init; }

    public string? AreaCode { get; init; }

    /// <value>Default 0; empty where there is none.</value>
    public string? TrunkPrefix { get; init; }

    /// <value>Default 00.</value>
    public string? InternationalPrefix { get; init; }

    public string? OutsideLinePrefix { get; init; }

    /// <value>0–15; numbers of up to so many digits are internal; default 5.</value>
    public int? InternalDigits { get; init; }

    public InternalRangeSection[] InternalRanges { get; init; } = [];

    public DialFormat? DialFormat { get; init; }

    public string[] DeniedPrefixes { get; init; } = [];

    public string[] EmergencyNumbers { get; init; } = [];

    /// <value>Default true: a country that was never called from here is dialled only once a person has confirmed it.</value>
    public bool? ConfirmNewCountries { get; init; }

    /// <summary>What is set here wins; what is not is taken from the org's call center definition.</summary>
    internal DialPlanSection Or(CallCenterSettings callCenter) => this with
    {
        CountryCallingCode = CountryCallingCode ?? callCenter.CountryCallingCode,
        TrunkPrefix = TrunkPrefix ?? callCenter.LongDistancePrefix,
        InternationalPrefix = InternationalPrefix ?? callCenter.InternationalPrefix,
        OutsideLinePrefix = OutsideLinePrefix ?? callCenter.OutsidePrefix,
    };

    public DialPlanRules ToRules()
    {
        var defaults = new DialPlanRules();
        return defaults with
        {
            CountryCallingCode = CountryCallingCode ?? defaults.CountryCallingCode,
            AreaCode = AreaCode ?? defaults.AreaCode,
            TrunkPrefix = TrunkPrefix ?? defaults.TrunkPrefix,
            InternationalPrefix = InternationalPrefix ?? defaults.InternationalPrefix,
            OutsideLinePrefix = OutsideLinePrefix ?? defaults.OutsideLinePrefix,
            InternalDigits = InternalDigits ?? defaults.InternalDigits,
            InternalRanges = [.. InternalRanges.Select(range => new InternalRange(range.StartsWith, range.Digits))],
            DialFormat = DialFormat ?? defaults.DialFormat,
            DeniedPrefixes = [.. DeniedPrefixes],
            EmergencyNumbers = EmergencyNumbers.Length == 0 ? defaults.EmergencyNumbers : [.. EmergencyNumbers],
        };
    }
}
