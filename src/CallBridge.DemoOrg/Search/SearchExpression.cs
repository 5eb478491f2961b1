using System.Text;
using CallBridge.DemoOrg.Query;

namespace CallBridge.DemoOrg.Search;

/// <summary>
/// What stands between the braces of FIND: words, "phrases", wildcards, AND, OR, AND NOT, parentheses. The characters
/// ? &amp; | ! { } [ ] ( ) ^ ~ * : \ " ' + - stand for themselves only behind a backslash.
/// </summary>
internal sealed class SearchExpression
{
    private const string Reserved = @"?&|!{}[]()^~*:\""'+-";

    /// <summary>What Salesforce demands of a search.</summary>
    private const int MinimumWeight = 2;

    private const int MaximumDepth = 20;
    private readonly string _text;
    private readonly bool _strict;
    private int _position;
    private int _weight;
    private int _depth;

    private SearchExpression(string text, bool strict)
    {
        _text = text;
        _strict = strict;
    }

    /// <summary>Reads a search.</summary>
    /// <param name="text">The text between the braces.</param>
    /// <param name="strict">Whether a reserved character without a backslash is an error; else it only parts words.</param>
    /// <exception cref="QueryException">MALFORMED_SEARCH.</exception>
    public static Predicate<SearchText> Parse(string text, bool strict)
    {
        var expression = new SearchExpression(text, strict);
        var matches = expression.Either();
        if (expression._position < text.Length)
            throw Malformed($"unexpected '{text[expression._position]}' at position {expression._position} of the search");
        if (expression._weight < MinimumWeight)
            throw Malformed($"No search term found. The search term must be at least {MinimumWeight} characters, without wildcards and operator characters");
        return matches;
    }

    private static QueryException Malformed(string message) => new("MALFORMED_SEARCH", message);

    private Predicate<SearchText> Either()
    {
        if (++_depth > MaximumDepth)
            throw Malformed("the search nests too deeply");
        var all = new List<Predicate<SearchText>> { Both() };
        while (TryOperator("OR"))
            all.Add(Both());
        _depth--;
        return all.Count == 1 ? all[0] : record => all.Exists(m => m(record));
    }

    private Predicate<SearchText> Both()
    {
        var matches = Words();
        while (TryOperator("AND"))
        {
            var left = matches;
            var negated = TryOperator("NOT");
            var right = Words();
            matches = negated ? record => left(record) && !right(record) : record => left(record) && right(record);
        }

        return matches;
    }

    // Words side by side must all be found; written as a number with blanks, they may also be one stored number.
    private Predicate<SearchText> Words()
    {
        var terms = new List<SearchTerm>();
        var groups = new List<Predicate<SearchText>>();
        while (true)
        {
            SkipBlanks();
            if (_position == _text.Length || _text[_position] == ')' || IsOperator("OR") || IsOperator("AND"))
                break;
            if (_text[_position] == '(')
            {
                _position++;
                groups.Add(Either());
                SkipBlanks();
                if (_position == _text.Length || _text[_position] != ')')
                    throw Malformed("a parenthesis of the search is not closed");
                _position++;
            }
            else if (Term() is { Weight: > 0 } term)
            {
                terms.Add(term);
                _weight += term.Weight;
            }
        }

        if (terms.Count == 0)
            return groups.Count == 0 ? throw Malformed("No search term found") : record => groups.TrueForAll(g => g(record));
        var together = new SearchTerm(string.Concat(terms.Select(t => t.Text)));
        return record => groups.TrueForAll(g => g(record)) && (terms.TrueForAll(t => t.Matches(record)) || together.Matches(record));
    }

    private SearchTerm Term()
    {
        var term = new StringBuilder();
        var quoted = _text[_position] == '"';
        if (quoted)
            _position++;
        for (; _position < _text.Length; _position++)
        {
            var c = _text[_position];
            if (quoted ? c == '"' : char.IsWhiteSpace(c) || c is '(' or ')')
                break;
            if (c == '\\' && _position + 1 < _text.Length)
                term.Append(_text[++_position]);
            else if (c == '*')
                term.Append(Wildcard.AnyRun);
            else if (c == '?')
                term.Append(Wildcard.AnyOne);
            else if (_strict && !quoted && Reserved.Contains(c, StringComparison.Ordinal))
                throw Malformed($"line 1:{_position} the reserved character '{c}' needs a backslash");
            else
                term.Append(c);
        }

        if (quoted && _position++ == _text.Length)
            throw Malformed("a quotation mark of the search is not closed");
        return new SearchTerm(term.ToString());
    }

    private bool TryOperator(string word)
    {
        SkipBlanks();
        if (!IsOperator(word))
            return false;
        _position += word.Length;
        return true;
    }

    private bool IsOperator(string word)
    {
        var end = _position + word.Length;
        return string.Compare(_text, _position, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0
            && end <= _text.Length && (end == _text.Length || char.IsWhiteSpace(_text[end]) || _text[end] == '(');
    }

    private void SkipBlanks()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
            _position++;
    }
}
