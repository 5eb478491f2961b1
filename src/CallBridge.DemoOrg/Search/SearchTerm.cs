using CallBridge.DemoOrg.Query;

namespace CallBridge.DemoOrg.Search;

/// <summary>A word or phrase that is sought; wildcards are those of <see cref="Wildcard"/>.</summary>
internal sealed class SearchTerm
{
    private readonly IReadOnlyList<string> words;
    private readonly string? number;

    public SearchTerm(string text)
    {
        Text = text;
        words = SearchText.Words(text);
        var digits = new string([.. text.Where(c => char.IsAsciiDigit(c) || c is Wildcard.AnyRun or Wildcard.AnyOne)]);
        number = digits.Any(char.IsAsciiDigit) && !text.Any(char.IsLetter) ? digits : null;
    }

    public string Text { get; }

    /// <summary>How many characters, wildcards and signs apart, are sought.</summary>
    public int Weight => Text.Count(char.IsLetterOrDigit);

    public bool Matches(SearchText text) =>
        (number is not null && text.Numbers.Any(n => Wildcard.Matches(n, number))) || (words.Count > 0 && text.Phrases.Any(Contains));

    // The words of a phrase must follow one another.
    private bool Contains(IReadOnlyList<string> phrase) =>
        Enumerable.Range(0, Math.Max(0, phrase.Count - words.Count + 1))
            .Any(start => words.Index().All(word => Wildcard.Matches(phrase[start + word.Index], word.Item)));
}
