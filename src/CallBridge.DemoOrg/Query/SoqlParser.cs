using CallBridge.DemoOrg.Org.Schema;

namespace CallBridge.DemoOrg.Query;

/// <summary>Reads SOQL: one object, fields through references, conditions, order, limit, COUNT().</summary>
internal static class SoqlParser
{
    /// <summary>What SOQL allows.</summary>
    private const int MaximumOffset = 2_000;

    /// <summary>Words that Salesforce knows there and this stand-in does not.</summary>
    private static readonly string[] BeyondAfterFrom = ["USING", "WITH", "GROUP", "HAVING", "FOR", "ALL", "UPDATE"];

    /// <exception cref="QueryException">The query is malformed, names what the org lacks, or is beyond this stand-in.</exception>
    public static RecordQuery Parse(string soql, OrgSchema schema, DateOnly today)
    {
        var tokens = new QueryTokens(soql);
        tokens.Expect("SELECT");
        var names = SelectList(tokens, out var countOnly);
        tokens.Expect("FROM");
        var from = Object(schema, tokens.ExpectName());
        if (tokens.TryTake(","))
            throw QueryException.Beyond("several objects");
        // An alias for the object: FROM Contact c.
        if (tokens.Current.Kind == QueryTokenKind.Word && tokens.Following.Kind == QueryTokenKind.End && !IsClause(tokens.Current))
            throw QueryException.Beyond("an alias");
        var query = Clauses(tokens, schema, new RecordQuery(from, [.. names.Select(n => FieldPath.Bind(schema, from, n))]) { CountOnly = countOnly }, today);
        if (tokens.Current.Kind != QueryTokenKind.End)
            throw tokens.Unexpected("expecting the end of the query");
        return query;
    }

    /// <summary>Reads WHERE, ORDER BY, LIMIT and OFFSET.</summary>
    internal static RecordQuery Clauses(QueryTokens tokens, OrgSchema schema, RecordQuery query, DateOnly today)
    {
        if (BeyondAfterFrom.Any(tokens.Current.Is))
            throw QueryException.Beyond(tokens.Current.Text.ToUpperInvariant());
        if (tokens.TryTake("WHERE"))
            query = query with { Where = new ConditionParser(tokens, schema, query.From, today).Parse() };
        if (BeyondAfterFrom.Any(tokens.Current.Is))
            throw QueryException.Beyond(tokens.Current.Text.ToUpperInvariant());
        if (tokens.TryTake("ORDER"))
        {
            tokens.Expect("BY");
            query = query with { OrderBy = Orderings(tokens, schema, query.From) };
        }

        if (tokens.TryTake("LIMIT"))
            query = query with { Limit = tokens.ExpectCount() };
        if (tokens.TryTake("OFFSET"))
        {
            query = query with { Offset = tokens.ExpectCount() };
            if (query.Offset > MaximumOffset)
                throw new QueryException("NUMBER_OUTSIDE_VALID_RANGE", $"Maximum SOQL offset allowed is {MaximumOffset}");
        }

        if (BeyondAfterFrom.Any(tokens.Current.Is))
            throw QueryException.Beyond(tokens.Current.Text.ToUpperInvariant());
        return query;
    }

    /// <exception cref="QueryException">INVALID_TYPE: the org has no such object.</exception>
    internal static ObjectDefinition Object(OrgSchema schema, string name) => schema.Find(name) ?? throw new QueryException(
        "INVALID_TYPE",
        $"sObject type '{name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name.");

    private static bool IsClause(QueryToken token) =>
        token.Is("WHERE") || token.Is("ORDER") || token.Is("LIMIT") || token.Is("OFFSET") || BeyondAfterFrom.Any(token.Is);

    private static List<string> SelectList(QueryTokens tokens, out bool countOnly)
    {
        countOnly = false;
        var names = new List<string>();
        do
        {
            if (tokens.Current.Is("("))
                throw QueryException.Beyond("a query within SELECT");
            if (tokens.Current.Is("TYPEOF"))
                throw QueryException.Beyond("TYPEOF");
            var name = tokens.ExpectName();
            if (tokens.TryTake("("))
            {
                if (!name.Equals("COUNT", StringComparison.OrdinalIgnoreCase) || !tokens.Current.Is(")") || names.Count > 0)
                    throw QueryException.Beyond($"{name}(…)");
                tokens.Expect(")");
                countOnly = true;
                return names;
            }

            if (names.Contains(name, StringComparer.OrdinalIgnoreCase))
                throw new QueryException("INVALID_FIELD", $"duplicate field selected: {name}");
            names.Add(name);
        }
        while (tokens.TryTake(","));
        return names;
    }

    private static List<Ordering> Orderings(QueryTokens tokens, OrgSchema schema, ObjectDefinition from)
    {
        var orderings = new List<Ordering>();
        do
        {
            var path = FieldPath.Bind(schema, from, tokens.ExpectName());
            var descending = tokens.TryTake("DESC");
            if (!descending)
                tokens.TryTake("ASC");
            var nullsLast = false;
            if (tokens.TryTake("NULLS"))
            {
                nullsLast = tokens.TryTake("LAST");
                if (!nullsLast)
                    tokens.Expect("FIRST");
            }

            orderings.Add(new Ordering(path, descending, nullsLast));
        }
        while (tokens.TryTake(","));
        return orderings;
    }
}
