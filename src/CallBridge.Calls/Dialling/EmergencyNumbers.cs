using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CallBridge.Calls.Dialling;

/// <summary>
/// Emergency numbers that need no configuration, so that no slip in a settings file can deny one. 112, 911, 999 and 000 count everywhere: hardly any
/// phone system gives them to a person. What is an emergency number in one country and an ordinary extension in others (110, 118, 15) counts
/// only in its own.
/// </summary>
public static class EmergencyNumbers
{
    public static readonly ImmutableArray<string> Everywhere = ["112", "911", "999", "000"];

    private static readonly FrozenDictionary<string, ImmutableArray<string>> Countries = new Dictionary<string, ImmutableArray<string>>
    {
        ["33"] = ["15", "17", "18", "114"],
        ["34"] = ["061", "062", "080", "091"],
        ["39"] = ["113", "115", "118"],
        ["41"] = ["117", "118", "144"],
        ["43"] = ["122", "133", "144"],
        ["49"] = ["110"],
        ["55"] = ["190", "192", "193"],
        ["64"] = ["111"],
        ["81"] = ["110", "119"],
        ["86"] = ["110", "119", "120"],
        ["91"] = ["100", "101", "108"],
    }.ToFrozenDictionary();

    /// <summary>Those of a country besides <see cref="Everywhere"/>.</summary>
    public static ImmutableArray<string> Of(string? countryCallingCode) =>
        countryCallingCode is not null && Countries.TryGetValue(countryCallingCode, out var numbers) ? numbers : [];
}
