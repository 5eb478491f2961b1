namespace CallBridge.Pages;

/// <summary>The region whose notation the page formats numbers in while they are typed.</summary>
internal static class CountryCodes
{
    private const string Table =
        "1 US,30 GR,31 NL,32 BE,33 FR,34 ES,351 PT,352 LU,353 IE,358 FI,36 HU,39 IT,40 RO,41 CH,420 CZ,43 AT,44 GB,45 DK,46 SE,47 NO,"
        + "48 PL,49 DE,52 MX,55 BR,61 AU,64 NZ,65 SG,81 JP,82 KR,86 CN,91 IN,972 IL";

    private static readonly Dictionary<string, string> Regions = Table.Split(',')
        .Select(entry => entry.Split(' '))
        .ToDictionary(entry => entry[0], entry => entry[1], StringComparer.Ordinal);

    /// <summary>ISO 3166 region of a calling code (the largest country of a shared one); null if not known.</summary>
    public static string? Region(string? callingCode) =>
        callingCode is not null && Regions.TryGetValue(callingCode, out var region) ? region : null;
}
