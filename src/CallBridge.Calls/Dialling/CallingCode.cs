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

    private static readonly FrozenSet<string> OfTwo = new[]
    {
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49", "51", "52", "53", "54", "55", "56",
        "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98",
    }.ToFrozenSet();

    /// <summary>Length of the calling code that these digits (at least three) begin with.</summary>
    public static int LengthIn(string digits) => digits[0] is '1' or '7' ? 1 : OfTwo.Contains(digits[..2]) ? 2 : 3;
}
