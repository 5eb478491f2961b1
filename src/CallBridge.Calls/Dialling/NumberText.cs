using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CallBridge.Calls.Dialling;

/// <summary>The written number taken apart, before any rule of the dial plan: what was a plus, a digit, an extension.</summary>
/// <param name="Plus">It began with a plus.</param>
/// <param name="Digits">One to <see cref="MaxDigits"/> of <c>0-9*#</c>.</param>
/// <param name="Extension">One to ten digits; null if none.</param>
internal sealed partial record NumberText(bool Plus, string Digits, string? Extension)
{
    /// <summary>E.164's 15, an international and an outside-line prefix, and a little more; also what a phone system is ever given.</summary>
    public const int MaxDigits = 20;

    /// <summary>Longer text is no phone number, whatever its digits.</summary>
    public const int MaxText = 128;

    private const int LongestAreaWithCode = 8;
    private const int ShortestBeforeHash = 7;

    /// <summary>Null, with a plain sentence that does not repeat the number, if this is none.</summary>
    /// <param name="raw">Anything.</param>
    /// <param name="internationalPrefix">After it, as after a plus, a bracketed zero is not dialled.</param>
    /// <param name="problem">Null if it was read.</param>
    public static NumberText? Read(string? raw, string internationalPrefix, out string? problem)
    {
        if (string.IsNullOrWhiteSpace(raw))
            return No("There is no number.", out problem);
        if (raw.Length > MaxText)
            return No("The number is longer than any phone number.", out problem);
        // Before any trimming: a line break at the end is how one line of a protocol becomes two.
        if (raw.Any(IsControl))
            return No("The number contains a line break or another control character.", out problem);

        var text = Plain(raw);
        string? extension = null;
        if (Scheme().Match(text) is { Success: true } scheme)
        {
            text = Uri.UnescapeDataString(text[scheme.Length..]);
            if (text.Any(IsControl))
                return No("The number contains a line break or another control character.", out problem);
            // sip:user:password@host;parameters?headers (RFC 3261); tel:number;ext=55;phone-context=… (RFC 3966)
            if (scheme.Value[0] is 's' or 'S' && !text.Contains('@') && text.Contains('.'))
                return No("This address names a host, no number.", out problem);
            text = Plain(text.Split('?')[0].Split('@')[0].Split(':')[0]);
            extension = ExtensionParameter().Match(text) is { Success: true } parameter ? parameter.Groups[1].Value : null;
            text = text.Split(';')[0];
        }

        if (extension is null && (Worded().Match(text) is { Success: true } worded ? worded : AfterHash().Match(text)) is { Success: true } found
            && (found.Groups["hash"].Length == 0 || found.Groups["number"].Value.Count(char.IsAsciiDigit) >= ShortestBeforeHash))
        {
            extension = found.Groups["extension"].Value;
            text = found.Groups["number"].Value;
        }

        return ReadDigits(text, internationalPrefix, extension, out problem);
    }

    private static NumberText? ReadDigits(string text, string internationalPrefix, string? extension, out string? problem)
    {
        var plus = false;
        var slashAt = -1;
        var digits = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '(' or '[' when IsTrunkZero(text, i) && IsAfterCallingCode(plus, digits.ToString(), internationalPrefix):
                    i = text.IndexOfAny([')', ']'], i);
                    break;
                case '(' or ')' or '[' or ']' or ' ' or '-' or '.':
                    break;
                // The old German way of parting the area code (089/123456); between two whole numbers a slash means "or".
                case '/' when slashAt < 0 && digits.Length is > 1 and <= LongestAreaWithCode && (plus || digits[0] == '0'):
                    slashAt = digits.Length;
                    break;
                case '+' when !plus && digits.Length == 0:
                    plus = true;
                    break;
                case '+':
                    return No("A plus can only be the first sign of a number.", out problem);
                case (>= '0' and <= '9') or '*' or '#':
                    digits.Append(text[i]);
                    break;
                case var c when char.IsLetter(c):
                    return No("A phone number has no letters.", out problem);
                case var c:
                    return No(char.IsAscii(c) ? $"A phone number cannot contain “{c}”." : "A phone number has only digits, *, # and a leading plus.", out problem);
            }
        }

        if (slashAt == digits.Length || (slashAt >= 0 && digits[slashAt] is '0' or '*' or '#'))
            return No("There seem to be two numbers: give one.", out problem);
        if (digits.Length == 0)
            return No("There is no number.", out problem);
        if (digits.Length > MaxDigits)
            return No("The number is longer than any phone number.", out problem);
        problem = null;
        return new NumberText(plus, digits.ToString(), extension);
    }

    /// <summary>Digits, dashes, spaces and brackets of all scripts as ASCII; invisible marks, which pasted numbers often carry, left out.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            switch (char.GetUnicodeCategory(c))
            {
                case UnicodeCategory.DecimalDigitNumber:
                    plain.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)));
                    break;
                case UnicodeCategory.DashPunctuation:
                    plain.Append('-');
                    break;
                case UnicodeCategory.SpaceSeparator:
                    plain.Append(' ');
                    break;
                case UnicodeCategory.Format:
                    break;
                default:
                    plain.Append(c switch
                    {
                        '\u2212' => '-',
                        '\uFF0B' or '\uFE62' => '+',
                        '\uFF08' => '(',
                        '\uFF09' => ')',
                        '\uFF0A' => '*',
                        '\uFF03' => '#',
                        '\uFF0E' or '\u00B7' => '.',
                        _ => c,
                    });
                    break;
            }
        }

        return plain.ToString().Trim(' ');
    }

    private static bool IsControl(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';

    private static bool IsTrunkZero(string text, int bracket) => TrunkZero().IsMatch(text.AsSpan(bracket));

    private static bool IsAfterCallingCode(bool plus, string digits, string internationalPrefix)
    {
        var code = plus ? digits
            : digits.StartsWith(internationalPrefix, StringComparison.Ordinal) ? digits[internationalPrefix.Length..]
            : "";
        // Italy's zero belongs to the number and is dialled from abroad too.
        return code.Length is >= 1 and <= 3 && code != "39";
    }

    private static NumberText? No(string sentence, out string problem)
    {
        problem = sentence;
        return null;
    }

    [GeneratedRegex(@"\A(?:sips?|tel|callto):(?://)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    [GeneratedRegex(@";\s*ext=([0-9]{1,10})(?:;|\z)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ExtensionParameter();

    // One alternative a word, no nested repeats: linear on any input.
    [GeneratedRegex(@"\A(?<number>[^a-z;,]*[0-9)\]])[ .\-]*(?<hash>)(?:,? ?(?:extension|extn|ext|x|poste|dw)[.:]? ?|;ext=)(?<extension>[0-9]{1,10})\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Worded();

    [GeneratedRegex(@"\A(?<number>[^*#]*[0-9)])(?<hash> ?#) ?(?<extension>[0-9]{1,10})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex AfterHash();

    [GeneratedRegex(@"\A[(\[] ?0 ?[)\]]", RegexOptions.CultureInvariant)]
    private static partial Regex TrunkZero();
}
