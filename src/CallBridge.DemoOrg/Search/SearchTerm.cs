using CallBridge.DemoOrg.Query;

namespace CallBridge.DemoOrg.Search;

/// <summary>A word or phrase that is sought; wildcards are those of <see cref="Wildcard"/>.</summary>
internal sealed class SearchTerm
{
    private readonly IReadOnlyList<string> _words;
    private readonly string? _number;

    public SearchTerm(string text)
    {
        Text = text;
        _words = SearchText.Words(text);
        var digits = new string([.. text.Where(c => char.IsAsciiDigit(c) || c is Wildcard.AnyRun or Wildcard.AnyOne)]);
        _number = digits.Any(char.IsAsciiDigit) && !text.Any(char.IsLetter) ? digits : null;
    }

    public string Text { get; }

    /// <summary>How many characters, wildcards and signs apart, are sought.</summary>
    public int Weight => Text.Count(char.IsLetterOrDigit);

    public bool Matches(SearchText text) =>
        (_number is not null && text.Numbers.Any(n => Wildcard.Matches(n, _number))) || (_words.Count > 0 && text.Phrases.Any(Contains));

    // The words of a phrase must follow one another.
    private bool Contains(IReadOnlyList<string> phrase) =>
        Enumerable.Range(0, Math.Max(0, phrase.Count - _words.Count + 1))
            .Any(start => _words.Index().All(word => Wildcard.Matches(phrase[start + word.Index], word.Item)));
}
