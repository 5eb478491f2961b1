using System.Text.RegularExpressions;

namespace CallBridge.DemoOrg.Search;

/// <summary>A word or phrase that is sought.</summary>
internal sealed class SearchTerm
{
    /// <summary>What stands for * and ? once escapes are resolved: characters of Unicode's private area.</summary>
    public const char AnyRun = '\uE000';

    /// <inheritdoc cref="AnyRun"/>
    public const char AnyOne = '\uE001';

    private readonly Regex[] words;
    private readonly Regex? number;

    public SearchTerm(string text)
    {
        Text = text;
        words = [.. SearchText.Words(text).Select(Pattern)];
        var digits = new string([.. text.Where(c => char.IsAsciiDigit(c) || c is AnyRun or AnyOne)]);
        number = digits.Any(char.IsAsciiDigit) && !text.Any(char.IsLetter) ? Pattern(digits) : null;
    }

    public string Text { get; }

    /// <summary>How many characters, wildcards and signs apart, are sought.</summary>
    public int Weight => Text.Count(char.IsLetterOrDigit);

    public bool Matches(SearchText text) =>
        (number is not null && text.Numbers.Any(number.IsMatch)) || (words.Length > 0 && text.Phrases.Any(Contains));

    // The words of a phrase must follow one another.
    private bool Contains(IReadOnlyList<string> phrase)
    {
        for (var start = 0; start + words.Length <= phrase.Count; start++)
        {
            var at = start;
            if (words.Index().All(w => w.Item.IsMatch(phrase[at + w.Index])))
                return true;
        }
        return false;
    }

    private static Regex Pattern(string word)
    {
        var pattern = Regex.Escape(word).Replace(AnyRun.ToString(), ".*", StringComparison.Ordinal).Replace(AnyOne, '.');
        return new Regex($@"\A{pattern}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }
}
