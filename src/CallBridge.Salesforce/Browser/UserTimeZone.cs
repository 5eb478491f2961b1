using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace CallBridge.Salesforce.Browser;

/// <summary>
/// A user's zone as Apex tells it: <c>America/New_York</c>, <c>(GMT-05:00) Eastern Standard Time (America/New_York)</c>, or words alone, as
/// <c>Pacific Standard Time</c>.
/// </summary>
internal static partial class UserTimeZone
{
    // Java's English names that are no Windows names. Each is said of several zones whose clocks agree: the best known stands for them.
    private static readonly FrozenDictionary<string, string> Named = new Dictionary<string, string>
    {
        ["GMT"] = "Etc/UTC",
        ["UTC"] = "Etc/UTC",
        ["Coordinated Universal Time"] = "Etc/UTC",
        ["Greenwich Mean Time"] = "Europe/London",
        ["British Summer Time"] = "Europe/London",
        ["Western European Time"] = "Europe/Lisbon",
        ["Western European Standard Time"] = "Europe/Lisbon",
        ["Central European Time"] = "Europe/Berlin",
        ["Eastern European Time"] = "Europe/Helsinki",
        ["Eastern European Standard Time"] = "Europe/Helsinki",
        ["Moscow Standard Time"] = "Europe/Moscow",
        ["Gulf Standard Time"] = "Asia/Dubai",
        ["Hong Kong Time"] = "Asia/Hong_Kong",
        ["Hong Kong Standard Time"] = "Asia/Hong_Kong",
        ["Japan Standard Time"] = "Asia/Tokyo",
        ["Korean Standard Time"] = "Asia/Seoul",
        ["Australian Eastern Standard Time"] = "Australia/Sydney",
        ["Hawaii-Aleutian Standard Time"] = "Pacific/Honolulu",
        ["Alaska Standard Time"] = "America/Anchorage",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The IANA name; null if the text names no zone that this machine knows.</summary>
    public static string? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (Iana().Matches(text).Select(m => m.Value).FirstOrDefault(IsKnown) is { } named)
            return named;
        var words = Offset().Replace(text, "").Trim();
        return TimeZoneInfo.TryConvertWindowsIdToIanaId(words, out var zone) ? zone
            : Named.TryGetValue(words, out var usual) ? usual
            : null;
    }

    private static bool IsKnown(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out _);

    [GeneratedRegex(@"[A-Za-z_]+(?:/[A-Za-z0-9_+-]+)+")]
    private static partial Regex Iana();

    [GeneratedRegex(@"\A\(GMT[^)]*\)\s*")]
    private static partial Regex Offset();
}
