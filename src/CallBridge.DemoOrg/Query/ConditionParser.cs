using System.Globalization;
using CallBridge.DemoOrg.Org;
using CallBridge.DemoOrg.Org.Schema;

namespace CallBridge.DemoOrg.Query;

/// <summary>Reads what stands after WHERE.</summary>
internal sealed class ConditionParser(QueryTokens tokens, OrgSchema schema, ObjectDefinition from, DateOnly today)
{
    /// <summary>How deep parentheses and NOT may nest: a hostile query must not exhaust the stack.</summary>
    private const int MaximumDepth = 50;
    private int _depth;

    public Condition Parse()
    {
        var first = Negation();
        var word = tokens.Current.Is("AND") ? "AND" : "OR";
        var all = new List<Condition> { first };
        while (tokens.TryTake(word))
            all.Add(Negation());
        // SOQL has no precedence between the two: mixing them needs parentheses.
        if (tokens.Current.Is("AND") || tokens.Current.Is("OR"))
            throw tokens.Unexpected("AND and OR together need parentheses");
        return all.Count == 1 ? first
            : word == "AND" ? (org, record) => all.TrueForAll(c => c(org, record))
            : (org, record) => all.Exists(c => c(org, record));
    }

    private Condition Negation()
    {
        if (++_depth > MaximumDepth)
            throw QueryException.Malformed("the conditions nest too deeply");
        try
        {
            if (tokens.TryTake("NOT"))
            {
                var inner = Negation();
                return (org, record) => !inner(org, record);
            }

            if (!tokens.TryTake("("))
                return Comparison();
            var group = Parse();
            tokens.Expect(")");
            return group;
        }
        finally
        {
            _depth--;
        }
    }

    private Condition Comparison()
    {
        var name = tokens.ExpectName();
        if (tokens.Current.Is("("))
            throw QueryException.Beyond($"{name}()");
        var path = FieldPath.Bind(schema, from, name);
        if (path.Field.Type == FieldType.TextArea && path.Field.Length > 255)
            throw new QueryException("INVALID_FIELD", $"field '{path.Field.Name}' can not be filtered in a query call");
        if (tokens.TryTake("NOT"))
        {
            tokens.Expect("IN");
            var excluded = List(path);
            return (org, record) => !excluded.Exists(v => AreEqual(path.Read(org, record), v));
        }

        if (tokens.TryTake("IN"))
        {
            var included = List(path);
            return (org, record) => included.Exists(v => AreEqual(path.Read(org, record), v));
        }

        if (tokens.TryTake("LIKE"))
            return Like(path);
        if (tokens.Current.Is("INCLUDES") || tokens.Current.Is("EXCLUDES"))
            throw QueryException.Beyond(tokens.Current.Text);

        var sign = tokens.Take();
        if (sign.Kind != QueryTokenKind.Sign || sign.Text is "(" or ")" or ",")
            throw QueryException.Malformed($"unexpected token: '{sign.Text}' at position {sign.Position}, expecting an operator");
        var value = Literal(path);
        if (sign.Text is "=")
            return (org, record) => AreEqual(path.Read(org, record), value);
        if (sign.Text is "!=" or "<>")
            return (org, record) => !AreEqual(path.Read(org, record), value);
        if (path.Field.Type is FieldType.Boolean or FieldType.Id or FieldType.Reference)
            throw new QueryException("INVALID_QUERY_FILTER_OPERATOR", $"invalid operator on {path.Field.Type.ToString().ToLowerInvariant()} field: {path.Field.Name}");
        return (org, record) => path.Read(org, record) is { } actual && value is not null
            && Holds(sign.Text, ValueComparer.CompareValues(actual, value));
    }

    private static bool Holds(string sign, int comparison) => sign switch
    {
        "<" => comparison < 0,
        ">" => comparison > 0,
        "<=" => comparison <= 0,
        _ => comparison >= 0,
    };

    private List<object?> List(FieldPath path)
    {
        tokens.Expect("(");
        if (tokens.Current.Is("SELECT"))
            throw QueryException.Beyond("a query within IN");
        var values = new List<object?>();
        do
            values.Add(Literal(path));
        while (tokens.TryTake(","));
        tokens.Expect(")");
        return values;
    }

    private Condition Like(FieldPath path)
    {
        if (Literal(path) is not string pattern || path.Field.Type is FieldType.Id or FieldType.Reference)
            throw new QueryException("INVALID_QUERY_FILTER_OPERATOR", $"invalid operator on field: {path.Field.Name}: LIKE needs a text");
        // The tokens leave \_ and \% as they are: there they stand for themselves.
        var wild = pattern.Replace(@"\_", "\u0001", StringComparison.Ordinal).Replace(@"\%", "\u0002", StringComparison.Ordinal)
            .Replace('_', Wildcard.AnyOne).Replace('%', Wildcard.AnyRun).Replace('\u0001', '_').Replace('\u0002', '%');
        return (org, record) => path.Read(org, record) is string text && Wildcard.Matches(text, wild);
    }

    private object? Literal(FieldPath path)
    {
        var token = tokens.Take();
        if (token.Is("null"))
            return null;
        var type = path.Field.Type;
        object? value = (type, token.Kind) switch
        {
            (FieldType.Boolean, QueryTokenKind.Word) => bool.TryParse(token.Text, out var flag) ? flag : null,
            (FieldType.Int or FieldType.Double or FieldType.Currency or FieldType.Percent, QueryTokenKind.Number) =>
                decimal.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
            (FieldType.Date, QueryTokenKind.Moment) =>
                DateOnly.TryParseExact(token.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null,
            (FieldType.Date, QueryTokenKind.Word) => Day(token.Text),
            (FieldType.DateTime, QueryTokenKind.Moment) when token.Text.Length > "yyyy-MM-dd".Length => FieldValue.ToMoment(token.Text),
            (FieldType.DateTime, QueryTokenKind.Word) when Day(token.Text) is not null =>
                throw QueryException.Beyond($"{token.Text} with a date and time"),
            (FieldType.Id or FieldType.Reference, QueryTokenKind.Text) => RecordId.TryNormalise(token.Text, out var id) ? id
                : throw new QueryException("INVALID_QUERY_FILTER_OPERATOR", $"invalid ID field: {token.Text}"),
            (FieldType.Boolean or FieldType.Int or FieldType.Double or FieldType.Currency or FieldType.Percent or FieldType.Date or FieldType.DateTime, _) => null,
            (_, QueryTokenKind.Text) => token.Text,
            _ => null,
        };
        if (value is not null)
            return value;
        if (token.Kind is QueryTokenKind.End or QueryTokenKind.Sign)
            throw QueryException.Malformed($"unexpected token: '{token.Text}' at position {token.Position}, expecting a value");
        throw new QueryException(
            "INVALID_FIELD", $"value of filter criterion for field '{path.Field.Name}' must be of type {type.ToString().ToLowerInvariant()}"
            + (token.Kind == QueryTokenKind.Text ? " and should not be enclosed in quotes" : ""));
    }

    private DateOnly? Day(string word) => word.ToUpperInvariant() switch
    {
        "TODAY" => today,
        "YESTERDAY" => today.AddDays(-1),
        "TOMORROW" => today.AddDays(1),
        var other when other.Contains('_', StringComparison.Ordinal) => throw QueryException.Beyond(other),
        _ => null,
    };

    private static bool AreEqual(object? actual, object? wanted) => (actual, wanted) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        _ => ValueComparer.CompareValues(actual, wanted) == 0,
    };
}
