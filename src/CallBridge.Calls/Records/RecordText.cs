using System.Globalization;
using System.Text;

namespace CallBridge.Calls.Records;

/// <summary>Text as Salesforce's fields take it.</summary>
internal static class RecordText
{
    /// <summary>One line, no control characters, plain and single spaces.</summary>
    public static string Line(string? text) => Clean(text, keepLines: false);

    /// <summary>Lines stay; other control characters go.</summary>
    public static string Lines(string? text) => Clean(text?.ReplaceLineEndings("\n"), keepLines: true);

    /// <summary>At most <paramref name="most"/> UTF-16 units, never cutting what a person sees as one sign.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = 0;
        while (end < text.Length)
        {
            var next = end + StringInfo.GetNextTextElementLength(text, end);
            if (next > most)
                break;
            end = next;
        }

        return text[..end].TrimEnd();
    }

    private static string Clean(string? text, bool keepLines)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (keepLines && rune.Value == '\n')
            {
                TrimEnd(clean);
                clean.Append('\n');
            }
            // .NET's en-US times hold U+202F, others U+00A0; a search for the Subject would miss both. Right-to-left marks do likewise.
            else if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (clean.Length > 0 && clean[^1] is not (' ' or '\n'))
                    clean.Append(' ');
            }
            else if (rune.Value is not (0x200E or 0x200F or 0x061C))
            {
                clean.Append(rune);
            }
        }

        return clean.ToString().Trim();
    }

    private static void TrimEnd(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ')
            text.Length--;
    }
}
