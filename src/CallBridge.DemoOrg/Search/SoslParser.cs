using CallBridge.DemoOrg.Org.Schema;
using CallBridge.DemoOrg.Query;

namespace CallBridge.DemoOrg.Search;

/// <summary>Reads SOSL: FIND {…} IN … FIELDS RETURNING Object(fields WHERE … ORDER BY … LIMIT …), … LIMIT ….</summary>
internal static class SoslParser
{
    /// <exception cref="QueryException">The search is malformed, names what the org lacks, or is beyond this stand-in.</exception>
    public static RecordSearch Parse(string sosl, OrgSchema schema, DateOnly today)
    {
        var open = sosl.IndexOf('{', StringComparison.Ordinal);
        if (open < 0 || !sosl[..open].Trim().Equals("FIND", StringComparison.OrdinalIgnoreCase))
            throw Malformed("a search starts with FIND {…}");
        var close = Close(sosl, open);
        var matches = SearchExpression.Parse(sosl[(open + 1)..close], strict: true);

        var tokens = new QueryTokens(sosl, close + 1);
        var scope = SearchScope.All;
        if (tokens.TryTake("IN"))
        {
            scope = Scope(tokens.ExpectName());
            tokens.Expect("FIELDS");
        }

        var returning = tokens.TryTake("RETURNING") ? Returning(tokens, schema, today) : Everything(schema);
        var limit = tokens.TryTake("LIMIT") ? tokens.ExpectCount() : RecordSearch.MaximumRecords;
        if (tokens.Current.Is("WITH") || tokens.Current.Is("UPDATE"))
            throw QueryException.Beyond(tokens.Current.Text.ToUpperInvariant());
        if (tokens.Current.Kind != QueryTokenKind.End)
            throw Malformed($"unexpected token: '{tokens.Current.Text}' at position {tokens.Current.Position}");
        return new RecordSearch(matches, scope, returning, limit);
    }

    /// <summary>Reads the name of a scope: ALL, NAME, EMAIL or PHONE.</summary>
    internal static SearchScope Scope(string name) =>
        name.Equals("SIDEBAR", StringComparison.OrdinalIgnoreCase) ? throw QueryException.Beyond("IN SIDEBAR FIELDS")
        : !char.IsAsciiDigit(name.FirstOrDefault()) && Enum.TryParse<SearchScope>(name, ignoreCase: true, out var scope) ? scope
        : throw Malformed($"'{name}' is no group of fields: ALL, NAME, EMAIL or PHONE");

    /// <summary>Every searchable object, each with its id only.</summary>
    internal static IReadOnlyList<RecordQuery> Everything(OrgSchema schema) =>
        [.. RecordSearch.SearchableObjects.Select(name => Only(schema, schema.Find(name)!, ["Id"]))];

    /// <summary>Those fields of that object.</summary>
    internal static RecordQuery Only(OrgSchema schema, ObjectDefinition from, IEnumerable<string> fields)
    {
        if (!RecordSearch.SearchableObjects.Contains(from.Name))
            throw new QueryException("INVALID_TYPE", $"Entity '{from.Name}' is not searchable");
        return new RecordQuery(from, [.. fields.Select(f => FieldPath.Bind(schema, from, f))]);
    }

    private static QueryException Malformed(string message) => new("MALFORMED_SEARCH", message);

    private static int Close(string sosl, int open)
    {
        for (var i = open + 1; i < sosl.Length; i++)
        {
            if (sosl[i] == '\\')
                i++;
            else if (sosl[i] == '}')
                return i;
        }

        throw Malformed("the brace of FIND is not closed");
    }

    private static List<RecordQuery> Returning(QueryTokens tokens, OrgSchema schema, DateOnly today)
    {
        var queries = new List<RecordQuery>();
        do
        {
            var from = SoqlParser.Object(schema, tokens.ExpectName());
            if (!tokens.TryTake("("))
            {
                queries.Add(Only(schema, from, ["Id"]));
                continue;
            }

            var fields = new List<string>();
            do
                fields.Add(tokens.ExpectName());
            while (tokens.TryTake(","));
            queries.Add(SoqlParser.Clauses(tokens, schema, Only(schema, from, fields), today));
            tokens.Expect(")");
        }
        while (tokens.TryTake(","));
        return queries;
    }
}
