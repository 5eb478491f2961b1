using System.Text.Json.Nodes;
using CallBridge.DemoOrg.Org;
using CallBridge.DemoOrg.Org.Schema;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallBridge.DemoOrg.Rest;

/// <summary>Single records, by id or by external id.</summary>
internal sealed class RecordEndpoints(OrgStore org)
{
    public void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/sobjects/{type}", CreateAsync);
        api.MapGet("/sobjects/{type}/{id}", Get);
        api.MapPatch("/sobjects/{type}/{id}", UpdateAsync);
        api.MapDelete("/sobjects/{type}/{id}", Delete);
        api.MapGet("/sobjects/{type}/{field}/{value}", GetByExternalId);
        api.MapPatch("/sobjects/{type}/{field}/{value}", UpsertAsync);
    }

    private async Task<IResult> CreateAsync(string type, HttpContext context)
    {
        if (org.Schema.Find(type) is not { } definition)
            return RestError.Of(OrgError.NotFound());
        if (!definition.Writable)
            return RestError.NotImplemented(context.Request);
        var (body, refusal) = await Json.ReadAsync(context.Request);
        if (refusal is not null)
            return refusal;
        var result = org.Create(definition.Name, Json.Fields(body), RestCaller.Of(context).UserId, RestCaller.AllowsDuplicates(context));
        return result.Success ? Saved(result, withCreated: false) : RestError.Of(result.Errors);
    }

    private IResult Get(string type, string id, string? fields, HttpContext context) =>
        Locate(type, id, out var record) ?? Show(record!, fields, RestCaller.Of(context));

    private async Task<IResult> UpdateAsync(string type, string id, HttpContext context)
    {
        if (Locate(type, id, out var record) is { } missing)
            return missing;
        if (!record!.Definition.Writable)
            return RestError.NotImplemented(context.Request);
        var (body, refusal) = await Json.ReadAsync(context.Request);
        if (refusal is not null)
            return refusal;
        var result = org.Update(record.Id, Json.Fields(body), RestCaller.Of(context).UserId, RestCaller.AllowsDuplicates(context));
        return result.Success ? TypedResults.NoContent() : RestError.Of(result.Errors);
    }

    private IResult Delete(string type, string id, HttpContext context)
    {
        if (Locate(type, id, out var record) is { } missing)
            return missing;
        if (!record!.Definition.Writable)
            return RestError.NotImplemented(context.Request);
        var result = org.Delete(record.Id, RestCaller.Of(context).UserId);
        return result.Success ? TypedResults.NoContent() : RestError.Of(result.Errors);
    }

    private IResult GetByExternalId(string type, string field, string value, string? fields, HttpContext context)
    {
        if (ExternalId(type, field, out var definition, out var key) is { } refusal)
            return refusal;
        var found = org.FindBy(definition!.Name, key!.Name, value);
        return found.Count switch
        {
            0 => RestError.Of(OrgError.NotFound()),
            1 => Show(found[0], fields, RestCaller.Of(context)),
            _ => Several(found, RestCaller.Of(context)),
        };
    }

    private async Task<IResult> UpsertAsync(string type, string field, string value, HttpContext context)
    {
        if (ExternalId(type, field, out var definition, out var key) is { } refusal)
            return refusal;
        var (body, unread) = await Json.ReadAsync(context.Request);
        if (unread is not null)
            return unread;
        // The key stands in the URL; Salesforce refuses to be told it twice.
        if (body.EnumerateObject().Any(p => p.Name.Equals(key!.Name, StringComparison.OrdinalIgnoreCase)))
            return RestError.Of(new OrgError("INVALID_FIELD", $"The {key!.Name} field should not be specified in the sobject data.", key.Name));

        var result = org.Upsert(definition!.Name, key!.Name, value, Json.Fields(body), RestCaller.Of(context).UserId, RestCaller.AllowsDuplicates(context));
        if (result.Success)
            return Saved(result, withCreated: true);
        return result.Errors[0].ErrorCode == "DUPLICATE_EXTERNAL_ID"
            ? Several(org.FindBy(definition.Name, key.Name, value), RestCaller.Of(context))
            : RestError.Of(result.Errors);
    }

    private IResult? Locate(string type, string id, out OrgRecord? record)
    {
        record = null;
        if (org.Schema.Find(type) is not { } definition)
            return RestError.Of(OrgError.NotFound());
        if (!RecordId.TryNormalise(id, out var full))
            return RestError.Of("NOT_FOUND", $"Provided external ID field does not exist or is not accessible: {id}");
        record = org.FindEvenDeleted(full);
        return record is null || record.Definition != definition ? RestError.Of(OrgError.NotFound())
            : record.IsDeleted ? RestError.Of(OrgError.Deleted())
            : null;
    }

    private IResult? ExternalId(string type, string field, out ObjectDefinition? definition, out FieldDefinition? key)
    {
        key = null;
        definition = org.Schema.Find(type);
        if (definition is null)
            return RestError.Of(OrgError.NotFound());
        key = definition.FieldOf(field);
        return key is { ExternalId: true }
            ? null
            : RestError.Of("NOT_FOUND", $"Provided external ID field does not exist or is not accessible: {field}");
    }

    private static IResult Show(OrgRecord record, string? fields, RestCaller caller)
    {
        if (string.IsNullOrEmpty(fields))
            return Json.Result(RecordJson.Whole(record, caller));
        var names = new List<string>();
        foreach (var name in fields.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (record.Definition.FieldOf(name) is not { } field)
                return RestError.Of(OrgError.NoSuchField(name, record.Type));
            names.Add(field.Name);
        }

        return Json.Result(RecordJson.Whole(record, caller, names.Append("Id").Distinct()));
    }

    private static IResult Several(IEnumerable<OrgRecord> records, RestCaller caller) =>
        Json.Result(Json.Texts(records.Select(r => caller.RecordUrl(r.Type, r.Id))), StatusCodes.Status300MultipleChoices);

    private static IResult Saved(SaveResult result, bool withCreated)
    {
        var body = new JsonObject { ["id"] = result.Id, ["success"] = true, ["errors"] = new JsonArray() };
        if (withCreated)
            body["created"] = result.Created;
        return Json.Result(body, result.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }
}
