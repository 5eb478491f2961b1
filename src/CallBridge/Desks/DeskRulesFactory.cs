using System.Globalization;
using CallBridge.CallCenter;
using CallBridge.Calls.Desk;
using CallBridge.Calls.Dialling;
using CallBridge.Calls.Search;
using CallBridge.Configuration;

namespace CallBridge.Desks;

/// <summary>Brings configuration and the org's facts together into what a desk goes by.</summary>
internal static class DeskRulesFactory
{
    public static DeskRules Make(Settings settings, OrgFacts? facts, CallCenterSettings? callCenter = null)
    {
        var plan = callCenter is null ? settings.DialPlan : settings.DialPlan.Or(callCenter);
        var defaults = new DeskRules { Extension = settings.Extension, DialPlan = new DialPlan(plan.ToRules(), facts?.InternalDigits) };
        return defaults with
        {
            Records = settings.CallRecords.ToPolicy(),
            SystemName = settings.Telephony.SystemName,
            Zone = Zone(settings.Agent.TimeZone ?? facts?.TimeZone) ?? Machine(),
            Culture = Culture(settings.Agent.Locale ?? facts?.Locale),
            FallbackSearchObjects = [.. settings.Salesforce.SearchObjects],
            WhatTypes = facts is null or { WhatTypes.IsDefaultOrEmpty: true } ? defaults.WhatTypes : facts.WhatTypes,
            Pop = settings.ScreenPop.When ?? callCenter?.ScreenPop ?? ScreenPopWhen.Manual,
            ConfirmNewCountries = settings.DialPlan.ConfirmNewCountries ?? true,
            Licence = settings.Licence.Level,
        };
    }

    private static TimeZoneInfo? Zone(string? name) =>
        name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    // The agent's own desk is where this runs; null if it does not say which zone that is.
    private static TimeZoneInfo? Machine() =>
        TimeZoneInfo.Local is var local && (local.HasIanaId || TimeZoneInfo.TryConvertWindowsIdToIanaId(local.Id, out _)) ? local : null;

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
