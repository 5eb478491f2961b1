using System.Collections.Frozen;

namespace CallBridge.Calls.Dialling;

/// <summary>
/// Where a calling code ends (ITU-T E.164, list of assigned codes): no code begins another, those of one and two digits are few and
/// everything else has three.
/// </summary>
internal static class CallingCode
{
    /// <summary>North America: one numbering plan with its own trunk and international prefix, numbers always of ten digits.</summary>
    public const string NorthAmerica = "1";

    // Area codes of North America's plan outside the United States, its territories and Canada: dialled like a neighbour's, billed like abroad.
    private static readonly FrozenSet<string> Caribbean = new[]
    {
        "242", "246", "264", "268", "284", "345", "441", "473", "649", "658", "664", "721", "758", "767", "784", "809", "829", "849", "868", "869", "876",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> OfTwo = new[]
    {
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49", "51", "52", "53", "54", "55", "56",
        "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98",
    }.ToFrozenSet();

    /// <summary>Length of the calling code that these digits (at least three) begin with.</summary>
    public static int LengthIn(string digits) => digits[0] is '1' or '7' ? 1 : OfTwo.Contains(digits[..2]) ? 2 : 3;

    /// <summary>
    /// What tells the country of these digits (at least three) from others: the calling code, and the area code where a country shares it
    /// (<c>1876</c> Jamaica, <c>77</c> Kazakhstan).
    /// </summary>
    public static string CountryIn(string digits) => digits switch
    {
        ['1', ..] => digits.Length >= 4 && Caribbean.Contains(digits[1..4]) ? digits[..4] : NorthAmerica,
        ['7', '6' or '7', ..] => digits[..2],
        _ => digits[..LengthIn(digits)],
    };
}
