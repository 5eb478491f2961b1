using System.Globalization;
using CallBridge.Calls.Desk;
using CallBridge.Calls.Dialling;
using CallBridge.Calls.Search;
using CallBridge.Configuration;

namespace CallBridge.Desks;

/// <summary>Brings configuration and the org's facts together into what a desk goes by.</summary>
internal static class DeskRulesFactory
{
    public static DeskRules Make(Settings settings, OrgFacts? facts)
    {
        var defaults = new DeskRules { Extension = settings.Extension, DialPlan = new DialPlan(settings.DialPlan.ToRules(), facts?.InternalDigits) };
        return defaults with
        {
            Records = settings.CallRecords.ToPolicy(),
            SystemName = settings.Telephony.SystemName,
            Zone = Zone(settings.Agent.TimeZone ?? facts?.TimeZone),
            Culture = Culture(settings.Agent.Locale ?? facts?.Locale),
            FallbackSearchObjects = [.. settings.Salesforce.SearchObjects],
            WhatTypes = facts is null or { WhatTypes.IsDefaultOrEmpty: true } ? defaults.WhatTypes : facts.WhatTypes,
            Pop = settings.ScreenPop.When,
            Licence = settings.Licence.Level,
        };
    }

    private static TimeZoneInfo? Zone(string? name) =>
        name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    // Salesforce writes en_GB, and sometimes a script or variant behind it.
    private static CultureInfo Culture(string? locale)
    {
        try
        {
            return locale is null ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(locale.Replace('_', '-'));
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }
}
