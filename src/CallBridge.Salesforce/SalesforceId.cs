using System.Diagnostics.CodeAnalysis;

namespace CallBridge.Salesforce;

/// <summary>
/// Record ids: 15 case-sensitive characters, the first three naming the object, or 18 with a checksum of the case. Compared as 18.
/// </summary>
internal static class SalesforceId
{
    private const int Short = 15;
    private const int Long = 18;
    private const int Prefix = 3;
    private const int Chunk = 5;
    private const string ChecksumAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    public static bool TryRead(string? text, [NotNullWhen(true)] out string? id)
    {
        id = text is { Length: Short or Long } && text.All(char.IsAsciiLetterOrDigit)
            ? text[..Short] + (text.Length == Long ? text[Short..] : Checksum(text))
            : null;
        return id is not null;
    }

    public static string PrefixOf(string id) => id[..Prefix];

    // Each character of the checksum tells which of five characters are upper case, first character in the lowest bit.
    private static string Checksum(string id) => string.Create(Long - Short, id, static (checksum, id) =>
    {
        for (var i = 0; i < checksum.Length; i++)
        {
            var bits = 0;
            for (var j = 0; j < Chunk; j++)
                bits |= char.IsAsciiLetterUpper(id[(i * Chunk) + j]) ? 1 << j : 0;
            checksum[i] = ChecksumAlphabet[bits];
        }
    });
}
