using System.Text;
using System.Text.RegularExpressions;

namespace CallBridge.DemoOrg.Query;

/// <summary>Cuts a query into tokens and walks over them.</summary>
internal sealed partial class QueryTokens
{
    private readonly List<QueryToken> _tokens = [];
    private int _next;

    public QueryTokens(string text, int start = 0)
    {
        var position = start;
        while (true)
        {
            while (position < text.Length && char.IsWhiteSpace(text[position]))
                position++;
            if (position == text.Length)
                break;
            var token = text[position] == '\'' ? ReadText(text, ref position) : ReadOther(text, ref position);
            _tokens.Add(token);
        }

        _tokens.Add(new QueryToken(QueryTokenKind.End, "end of query", text.Length));
    }

    public QueryToken Current => _tokens[_next];

    public QueryToken Following => _tokens[Math.Min(_next + 1, _tokens.Count - 1)];

    public QueryToken Take() => _tokens[_next < _tokens.Count - 1 ? _next++ : _next];

    /// <summary>Takes the word or sign if it comes next.</summary>
    public bool TryTake(string word)
    {
        if (!Current.Is(word))
            return false;
        Take();
        return true;
    }

    public void Expect(string word)
    {
        if (!TryTake(word))
            throw Unexpected($"expecting '{word}'");
    }

    public string ExpectName()
    {
        if (Current.Kind != QueryTokenKind.Word)
            throw Unexpected("expecting a name");
        return Take().Text;
    }

    public int ExpectCount()
    {
        if (Current.Kind != QueryTokenKind.Number || !int.TryParse(Current.Text, out var count) || count < 0)
            throw Unexpected("expecting a whole number");
        Take();
        return count;
    }

    public QueryException Unexpected(string wanted) =>
        QueryException.Malformed($"unexpected token: '{Current.Text}' at position {Current.Position}, {wanted}");

    private static QueryToken ReadText(string text, ref int position)
    {
        var start = position++;
        var value = new StringBuilder();
        for (; position < text.Length; position++)
        {
            var c = text[position];
            if (c == '\'')
            {
                position++;
                return new QueryToken(QueryTokenKind.Text, value.ToString(), start);
            }

            value.Append(c == '\\' ? Unescape(text, ref position) : c);
        }

        throw QueryException.Malformed($"line 1:{start} no viable alternative at character '<EOF>': the text that starts there has no end");
    }

    // SOQL knows these escapes and no other: \- , which SOSL needs, is an error here. \_ and \% stay escaped for LIKE.
    private static string Unescape(string text, ref int position)
    {
        position++;
        var c = position < text.Length ? text[position] : '\0';
        return c switch
        {
            'n' or 'N' => "\n",
            'r' or 'R' => "\r",
            't' or 'T' => "\t",
            'b' or 'B' => "\b",
            'f' or 'F' => "\f",
            '"' or '\'' => c.ToString(),
            '\\' => "\\",
            '_' or '%' => "\\" + c,
            _ => throw QueryException.Malformed($"invalid string literal: illegal character sequence '\\{c}' at position {position - 1}"),
        };
    }

    private static QueryToken ReadOther(string text, ref int position)
    {
        var start = position;
        foreach (var (kind, pattern) in Patterns)
        {
            var match = pattern.Match(text, position);
            if (!match.Success)
                continue;
            position += match.Length;
            return new QueryToken(kind, match.Value, start);
        }

        throw QueryException.Malformed($"line 1:{position} no viable alternative at character '{text[position]}'");
    }

    private static readonly (QueryTokenKind Kind, Regex Pattern)[] Patterns =
    [
        (QueryTokenKind.Moment, Moment()), (QueryTokenKind.Number, Number()), (QueryTokenKind.Word, Word()), (QueryTokenKind.Sign, Sign()),
    ];

    [GeneratedRegex(@"\G\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2}))?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Moment();

    [GeneratedRegex(@"\G[+-]?\d+(\.\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"\G[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*(:\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\G(<=|>=|!=|<>|[=<>(),])", RegexOptions.CultureInvariant)]
    private static partial Regex Sign();
}
