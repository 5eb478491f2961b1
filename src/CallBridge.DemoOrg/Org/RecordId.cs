using System.Diagnostics.CodeAnalysis;

namespace CallBridge.DemoOrg.Org;

/// <summary>
/// Salesforce's record ids: 15 case-sensitive characters, of which the first three name the object, or 18 with a suffix that
/// tells the case of the first 15 so that case-blind programs can compare them.
/// </summary>
public static class RecordId
{
    /// <summary>How many characters name the object.</summary>
    public const int PrefixLength = 3;

    private const int ShortLength = 15;
    private const int LongLength = 18;
    private const int ChunkLength = 5;
    private const string SuffixAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>The three characters between key prefix and number: in a real org they tell the instance.</summary>
    private const string Instance = "gK0";

    /// <summary>The 18-character id of the <paramref name="number"/>th record of an object.</summary>
    public static string Make(string keyPrefix, long number)
    {
        var digits = new char[ShortLength - keyPrefix.Length - Instance.Length];
        for (var i = digits.Length - 1; i >= 0; i--, number /= Base62.Length)
            digits[i] = Base62[(int)(number % Base62.Length)];
        var shortId = keyPrefix + Instance + new string(digits);
        return shortId + Suffix(shortId);
    }

    /// <summary>Reads a 15- or 18-character id as its 18-character form.</summary>
    /// <returns>False if the text is no id, or its suffix fits neither the case nor, case apart, the characters.</returns>
    public static bool TryNormalise(string? text, [NotNullWhen(true)] out string? id)
    {
        id = null;
        if (text is null || !text.All(char.IsAsciiLetterOrDigit))
            return false;
        switch (text.Length)
        {
            case ShortLength:
                id = text + Suffix(text);
                return true;
            case LongLength:
                return TryRestoreCase(text, out id);
            default:
                return false;
        }
    }

    private static string Suffix(string shortId)
    {
        var suffix = new char[ShortLength / ChunkLength];
        for (var chunk = 0; chunk < suffix.Length; chunk++)
        {
            var bits = 0;
            for (var i = 0; i < ChunkLength; i++)
            {
                if (char.IsAsciiLetterUpper(shortId[(chunk * ChunkLength) + i]))
                    bits |= 1 << i;
            }

            suffix[chunk] = SuffixAlphabet[bits];
        }

        return new string(suffix);
    }

    // The suffix is the truth about case: that is what the 18-character form is for.
    private static bool TryRestoreCase(string text, [NotNullWhen(true)] out string? id)
    {
        id = null;
        var restored = new char[ShortLength];
        for (var i = 0; i < ShortLength; i++)
        {
            var bits = SuffixAlphabet.IndexOf(text[ShortLength + (i / ChunkLength)], StringComparison.OrdinalIgnoreCase);
            if (bits < 0)
                return false;
            var upper = (bits >> (i % ChunkLength) & 1) == 1;
            if (upper && char.IsAsciiDigit(text[i]))
                return false;
            restored[i] = upper ? char.ToUpperInvariant(text[i]) : char.ToLowerInvariant(text[i]);
        }

        var shortId = new string(restored);
        id = shortId + Suffix(shortId);
        return true;
    }
}
