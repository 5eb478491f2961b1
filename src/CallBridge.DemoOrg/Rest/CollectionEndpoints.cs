using System.Text.Json;
using System.Text.Json.Nodes;
using CallBridge.DemoOrg.Org;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallBridge.DemoOrg.Rest;

/// <summary>
/// Up to 200 records in one request, which counts as one. The answer is 200 whatever became of them, with one result a
/// record in the order given.
/// </summary>
internal sealed class CollectionEndpoints(OrgStore org)
{
    private const int MaximumRecords = 200;

    public void Map(IEndpointRouteBuilder api)
    {
        // Cast, or they would be taken for request delegates, whose result is thrown away.
        api.MapPost("/composite/sobjects", (Delegate)((HttpContext context) => SaveAsync(context, Create)));
        api.MapPatch("/composite/sobjects", (Delegate)((HttpContext context) => SaveAsync(context, Update)));
        api.MapPatch("/composite/sobjects/{type}/{field}", UpsertAsync);
        api.MapDelete("/composite/sobjects", Delete);
    }

    private SaveResult Create(JsonElement record, string userId, bool allowDuplicates) =>
        TypeOf(record) is { } type
            ? org.Create(type, Json.Fields(record), userId, allowDuplicates)
            : SaveResult.Refused(new OrgError("INVALID_TYPE", "Provide attributes.type for each record"));

    private SaveResult Update(JsonElement record, string userId, bool allowDuplicates)
    {
        if (TypeOf(record) is null)
            return SaveResult.Refused(new OrgError("INVALID_TYPE", "Provide attributes.type for each record"));
        if (!record.EnumerateObject().FirstOrDefault(IsId).Value.ValueKind.Equals(JsonValueKind.String))
            return SaveResult.Refused(new OrgError("MISSING_ARGUMENT", "Id not specified in an update call"));
        var id = record.EnumerateObject().First(IsId).Value.GetString()!;
        return org.Update(id, Json.Fields(record).Where(f => !f.Key.Equals("Id", StringComparison.OrdinalIgnoreCase)), userId, allowDuplicates);

        static bool IsId(JsonProperty property) => property.Name.Equals("Id", StringComparison.OrdinalIgnoreCase);
    }

    private Task<IResult> UpsertAsync(string type, string field, HttpContext context)
    {
        if (org.Schema.Find(type) is not { } definition)
            return Task.FromResult(RestError.Of(OrgError.NotFound()));
        if (definition.FieldOf(field) is not { ExternalId: true } key)
        {
            return Task.FromResult(RestError.Of(
                "NOT_FOUND", $"Provided external ID field does not exist or is not accessible: {field}"));
        }

        // Of a key that is given twice in one request neither record is saved.
        HashSet<string> twice = [];
        return SaveAsync(context, (record, userId, allowDuplicates) =>
        {
            var fields = Json.Fields(record).ToList();
            var value = KeyIn(record, key.Name);
            if (string.IsNullOrEmpty(value))
                return SaveResult.Refused(new OrgError("MISSING_ARGUMENT", $"{key.Name} not specified", key.Name));
            if (twice.Contains(value.ToUpperInvariant()))
                return SaveResult.Refused(new OrgError("DUPLICATE_VALUE", $"Duplicate external id specified: {value}", key.Name));
            if (TypeOf(record)?.Equals(definition.Name, StringComparison.OrdinalIgnoreCase) != true)
                return SaveResult.Refused(new OrgError("INVALID_TYPE", $"attributes.type of each record must be {definition.Name}"));
            return org.Upsert(
                definition.Name, key.Name, value, fields.Where(f => !f.Key.Equals(key.Name, StringComparison.OrdinalIgnoreCase)), userId, allowDuplicates);
        }, withCreated: true, records => twice = [.. records.Select(r => KeyIn(r, key.Name)?.ToUpperInvariant()).OfType<string>()
            .CountBy(value => value).Where(count => count.Value > 1).Select(count => count.Key)]);
    }

    private static async Task<IResult> ReadAsync(HttpContext context, Func<JsonElement, List<JsonElement>, IResult> use)
    {
        var (body, refusal) = await Json.ReadAsync(context.Request);
        if (refusal is not null)
            return refusal;
        if (!body.TryGetProperty("records", out var array) || array.ValueKind != JsonValueKind.Array)
            return RestError.Of("JSON_PARSER_ERROR", "The request body must have the array \"records\"");
        var records = array.EnumerateArray().ToList();
        if (records.Count > MaximumRecords)
            return TooMany(records.Count);
        return records.TrueForAll(r => r.ValueKind == JsonValueKind.Object)
            ? use(body, records)
            : RestError.Of("JSON_PARSER_ERROR", "Each of \"records\" must be an object");
    }

    private static string? KeyIn(JsonElement record, string field) =>
        Json.Fields(record).FirstOrDefault(f => f.Key.Equals(field, StringComparison.OrdinalIgnoreCase)).Value?.ToString();

    private Task<IResult> SaveAsync(
        HttpContext context, Func<JsonElement, string, bool, SaveResult> save, bool withCreated = false, Action<List<JsonElement>>? look = null) =>
        ReadAsync(context, (body, records) =>
        {
            look?.Invoke(records);
            var allowDuplicates = RestCaller.AllowsDuplicates(context);
            var userId = RestCaller.Of(context).UserId;
            var allOrNone = body.TryGetProperty("allOrNone", out var flag) && flag.ValueKind == JsonValueKind.True;
            return Results(Run(records.Select(record => (Func<SaveResult>)(() => save(record, userId, allowDuplicates))), allOrNone), withCreated);
        });

    private IResult Delete(string? ids, bool? allOrNone, HttpContext context)
    {
        var wanted = ids?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (wanted.Length > MaximumRecords)
            return TooMany(wanted.Length);
        var userId = RestCaller.Of(context).UserId;
        return Results(Run(wanted.Select(id => (Func<SaveResult>)(() => org.Delete(id, userId))), allOrNone == true), withCreated: false);
    }

    private IReadOnlyList<SaveResult> Run(IEnumerable<Func<SaveResult>> changes, bool allOrNone) =>
        allOrNone ? org.AllOrNone(changes) : [.. changes.Select(change => change())];

    private static IResult Results(IEnumerable<SaveResult> results, bool withCreated) => Json.Result(new JsonArray([.. results.Select(r =>
    {
        var json = new JsonObject();
        if (r.Id is not null)
            json["id"] = r.Id;
        json["success"] = r.Success;
        json["errors"] = new JsonArray([.. r.Errors.Select(RestError.ToCollectionJson)]);
        if (withCreated && r.Success)
            json["created"] = r.Created;
        return json;
    })]));

    private static IResult TooMany(int count) =>
        RestError.Of("EXCEEDED_ID_LIMIT", $"record limit reached. cannot submit more than {MaximumRecords} records in this call: {count}");

    private static string? TypeOf(JsonElement record) =>
        record.TryGetProperty("attributes", out var attributes) && attributes.ValueKind == JsonValueKind.Object
        && attributes.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;
}
