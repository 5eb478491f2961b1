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
            // .NET's en-US times hold U+202F, others U+00A0: a search for the Subject would miss them.
            else if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (clean.Length > 0 && clean[^1] is not (' ' or '\n'))
                    clean.Append(' ');
            }
            else if (!IsInvisible(rune))
            {
                clean.Append(rune);
            }
        }

        return clean.ToString().Trim();
    }

    // Direction marks and overrides make a name read as another. Joiners (U+200C, U+200D) and what flags are made of belong to the text.
    private static bool IsInvisible(Rune rune) =>
        rune is { IsBmp: true, Value: not (0x200C or 0x200D) } && Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;

    private static void TrimEnd(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ')
            text.Length--;
    }
}
