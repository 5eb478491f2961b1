using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CallBridge.DemoOrg.Rest;

/// <summary>The API versions this org has, as a real one has: all that are not retired.</summary>
internal static partial class ApiVersion
{
    public const int Newest = 68;
    private const int Oldest = 31;

    /// <summary>Spring '26; three releases make a year.</summary>
    private const int ReferenceVersion = 66;
    private const int ReferenceYear = 26;

    public static bool IsKnown(string segment) =>
        Segment().Match(segment) is { Success: true } match
        && int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is >= Oldest and <= Newest;

    public static JsonArray List() => new([.. Enumerable.Range(Oldest, Newest - Oldest + 1).Select(v => (JsonNode)new JsonObject
    {
        ["label"] = Label(v),
        ["url"] = $"/services/data/v{v}.0",
        ["version"] = $"{v}.0",
    })]);

    // The winter release bears the name of the year to come.
    private static string Label(int version)
    {
        var releases = version - ReferenceVersion + (3 * ReferenceYear);
        var year = releases / 3;
        return (releases % 3) switch { 0 => $"Spring '{year}", 1 => $"Summer '{year}", _ => $"Winter '{year + 1}" };
    }

    [GeneratedRegex(@"\Av(\d{2,3})\.0\z", RegexOptions.CultureInvariant)]
    private static partial Regex Segment();
}
