using System.Collections.Frozen;

namespace CallBridge.Calls.Search;

/// <summary>
/// Record ids. 15 characters are case-sensitive; the 18-character form adds three that say which letters are capitals, so that it also
/// survives programs that ignore case. Compared as 18.
/// </summary>
public static class SalesforceId
{
    public const int ShortLength = 15;
    public const int LongLength = 18;
    public const int PrefixLength = 3;

    private const int Chunk = 5;
    private const string Checksum = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        ["001"] = "Account",
        ["003"] = "Contact",
        ["005"] = "User",
        ["006"] = "Opportunity",
        ["00Q"] = "Lead",
        ["00T"] = "Task",
        ["00U"] = "Event",
        ["01t"] = "Product2",
        ["02i"] = "Asset",
        ["0Q0"] = "Quote",
        ["500"] = "Case",
        ["701"] = "Campaign",
        ["800"] = "Contract",
        ["801"] = "Order",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The 18-character form of either form; null if it is no id or its checksum does not fit its capitals.</summary>
    public static string? Normalise(string? id)
    {
        if (id is not { Length: ShortLength or LongLength } || !id.All(char.IsAsciiLetterOrDigit))
            return null;
        var whole = string.Create(LongLength, id, static (to, from) =>
        {
            from.AsSpan(0, ShortLength).CopyTo(to);
            for (var chunk = 0; chunk < ShortLength / Chunk; chunk++)
            {
                var capitals = 0;
                for (var i = 0; i < Chunk; i++)
                    if (char.IsAsciiLetterUpper(from[chunk * Chunk + i]))
                        capitals |= 1 << i;
                to[ShortLength + chunk] = Checksum[capitals];
            }
        });
        return id.Length == ShortLength || whole.AsSpan(ShortLength).Equals(id.AsSpan(ShortLength), StringComparison.OrdinalIgnoreCase) ? whole : null;
    }

    /// <summary>Whether both are ids of the same record; false if either is no id.</summary>
    public static bool Same(string? a, string? b) => Normalise(a) is { } whole && whole == Normalise(b);

    /// <summary>The three characters of a whole id that name its object.</summary>
    public static string PrefixOf(string id) => id[..PrefixLength];

    /// <summary>The sObject type by the id's prefix; null for custom objects and what is no id.</summary>
    public static string? TypeOf(string? id) => Normalise(id) is { } whole ? TypeOfPrefix(PrefixOf(whole)) : null;

    /// <summary>The standard sObject type whose ids begin so; null if there is none.</summary>
    public static string? TypeOfPrefix(string prefix) => Types.GetValueOrDefault(prefix);
}
