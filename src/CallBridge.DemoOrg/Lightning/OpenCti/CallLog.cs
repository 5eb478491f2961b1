using System.Text.Json;
using CallBridge.DemoOrg.Lightning.Records;
using CallBridge.DemoOrg.Org;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace CallBridge.DemoOrg.Lightning.OpenCti;

/// <summary><c>saveLog</c>: with an Id it changes that record, with an entityApiName it creates one.</summary>
internal static class CallLog
{
    private const string IdKey = "Id", EntityKey = "entityApiName";

    public static void Map(IEndpointRouteBuilder ui, OrgStore org, OrgUser user) =>
        ui.MapPost("/log", (CallLogEntry entry) => Save(entry.Value, org, user));

    private static Results<Ok<SavedRecord>, ProblemHttpResult> Save(Dictionary<string, JsonElement> value, OrgStore org, OrgUser user)
    {
        var fields = value.Where(pair => pair.Key is not IdKey and not EntityKey)
            .Select(pair => KeyValuePair.Create(pair.Key, (object?)pair.Value));
        if (Text(value, IdKey) is { } id)
            return SavedRecord.From(org.Update(id, fields, user.Id));
        if (Text(value, EntityKey) is { } type)
            return SavedRecord.From(org.Create(type, fields, user.Id));
        return TypedResults.Problem("saveLog: value needs entityApiName (to create) or Id (to update).", statusCode: StatusCodes.Status400BadRequest);
    }

    private static string? Text(Dictionary<string, JsonElement> value, string key) =>
        value.TryGetValue(key, out var element) && element.ValueKind == JsonValueKind.String ? element.GetString() : null;
}
