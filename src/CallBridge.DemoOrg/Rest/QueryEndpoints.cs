using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallBridge.DemoOrg.Org;
using CallBridge.DemoOrg.Query;
using CallBridge.DemoOrg.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallBridge.DemoOrg.Rest;

/// <summary>SOQL, SOSL, and searches by parameters.</summary>
internal sealed class QueryEndpoints(OrgStore org, TimeProvider time)
{
    public void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/query", (string? q, HttpContext context) => Guarded(() => Query(q, RestCaller.Of(context))));
        api.MapGet("/search", (string? q, HttpContext context) => Guarded(() => Search(q, RestCaller.Of(context))));
        api.MapGet("/parameterizedSearch", (HttpContext context) => Guarded(() => ParameterizedGet(context)));
        // Cast, or it would be taken for a request delegate, whose result is thrown away.
        api.MapPost("/parameterizedSearch", (Delegate)ParameterizedPostAsync);
    }

    private static IResult Guarded(Func<IResult> run)
    {
        try
        {
            return run();
        }
        catch (QueryException error)
        {
            return RestError.Of(error.ErrorCode, error.Message);
        }
    }

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private IResult Query(string? soql, RestCaller caller)
    {
        if (string.IsNullOrWhiteSpace(soql))
            throw QueryException.Malformed("the parameter q is missing: a SOQL query");
        var query = SoqlParser.Parse(soql, org.Schema, Today);
        var records = query.Select(org, org.All(query.From.Name));
        return Json.Result(new JsonObject
        {
            ["totalSize"] = records.Count,
            ["done"] = true,
            ["records"] = query.CountOnly
                ? new JsonArray()
                : new JsonArray([.. records.Select(r => RecordJson.Queried(r, query, org, caller))]),
        });
    }

    private IResult Search(string? sosl, RestCaller caller)
    {
        if (string.IsNullOrWhiteSpace(sosl))
            throw new QueryException("MALFORMED_SEARCH", "the parameter q is missing: a SOSL search");
        return Found(SoslParser.Parse(sosl, org.Schema, Today), caller);
    }

    private IResult Found(RecordSearch search, RestCaller caller) => Json.Result(new JsonObject
    {
        ["searchRecords"] = new JsonArray([.. search.Run(org).Select(f => RecordJson.Queried(f.Record, f.Query, org, caller))]),
    });

    // GET: q, in, sobject (one or several), fields, and per object Contact.fields, Contact.where, Contact.limit.
    private IResult ParameterizedGet(HttpContext context)
    {
        var parameters = context.Request.Query;
        var shared = Names(parameters["fields"]);
        var returning = Names(parameters["sobject"]).Select(name => Returning(
            name,
            Names(parameters[$"{name}.fields"]) is { Length: > 0 } own ? own : shared,
            parameters[$"{name}.where"],
            Count(parameters[$"{name}.limit"])));
        return Found(Parameterized(parameters["q"], parameters["in"], [.. returning], Count(parameters["overallLimit"])), RestCaller.Of(context));
    }

    private async Task<IResult> ParameterizedPostAsync(HttpContext context)
    {
        var (body, refusal) = await Json.ReadAsync(context.Request);
        return refusal ?? Guarded(() =>
        {
            var shared = Texts(body, "fields");
            var returning = new List<RecordQuery>();
            if (body.TryGetProperty("sobjects", out var objects) && objects.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in objects.EnumerateArray())
                {
                    var own = Texts(item, "fields");
                    returning.Add(Returning(Text(item, "name") ?? "", own.Count > 0 ? own : shared, Text(item, "where"), Whole(item, "limit")));
                }
            }

            return Found(Parameterized(Text(body, "q"), Text(body, "in"), returning, Whole(body, "overallLimit")), RestCaller.Of(context));
        });
    }

    private RecordSearch Parameterized(string? q, string? scope, List<RecordQuery> returning, int? limit)
    {
        if (string.IsNullOrWhiteSpace(q))
            throw new QueryException("MALFORMED_SEARCH", "the parameter q is missing: what is sought");
        return new RecordSearch(
            SearchExpression.Parse(q, strict: false),
            string.IsNullOrEmpty(scope) ? SearchScope.All : SoslParser.Scope(scope),
            returning.Count > 0 ? returning : SoslParser.Everything(org.Schema),
            limit ?? RecordSearch.MaximumRecords);
    }

    private RecordQuery Returning(string name, IReadOnlyList<string> fields, string? where, int? limit)
    {
        var query = SoslParser.Only(org.Schema, SoqlParser.Object(org.Schema, name), fields.Count > 0 ? fields : ["Id"]);
        if (!string.IsNullOrWhiteSpace(where))
        {
            var tokens = new QueryTokens("WHERE " + where);
            query = SoqlParser.Clauses(tokens, org.Schema, query, Today);
            if (tokens.Current.Kind != QueryTokenKind.End)
                throw tokens.Unexpected("expecting the end of the conditions");
        }

        return query with { Limit = limit };
    }

    private static string[] Names(string? list) =>
        list?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static int? Count(string? text) =>
        text is null ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count
        : throw new QueryException("INVALID_SEARCH", $"'{text}' is no limit");

    private static string? Text(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Whole(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) ? Count(value.ToString()) : null;

    private static List<string> Texts(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var values) && values.ValueKind == JsonValueKind.Array
            ? [.. values.EnumerateArray().Select(v => v.ToString())]
            : [];
}
