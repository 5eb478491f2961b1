using System.Text.Json;
using System.Text.Json.Nodes;
using CallBridge.DemoOrg.Org;
using CallBridge.DemoOrg.Org.Schema;

namespace CallBridge.DemoOrg.Lightning.OpenCti;

/// <summary>The class CallBridgeLog, which saves call records idempotently: the same answers as the Apex in <c>salesforce/</c> gives.</summary>
internal sealed class ApexLog(OrgStore org, OrgUser user)
{
    private const int MostKeys = 200;
    private const int LongestKey = 255;
    private const string Task = "Task";
    private const string CallObject = "CallObject";

    private static readonly string[] Told =
        ["Id", "Subject", "Description", "CallType", "CallDisposition", "CallDurationInSeconds", "ActivityDate", "WhoId", "WhatId", "LastModifiedDate"];

    public string Save(string key, string json)
    {
        JsonElement asked;
        try
        {
            asked = JsonDocument.Parse(json).RootElement;
        }
        catch (JsonException unreadable)
        {
            return Refused([new("JSON_PARSER_ERROR", unreadable.Message)]);
        }

        if (string.IsNullOrWhiteSpace(key) || key.Length > LongestKey)
            return Refused([new("INVALID_FIELD", "The call key has 1 to 255 characters.", CallObject)]);
        // One transaction with the row locked, as in Apex.
        var result = org.AllOrNone([() => Write(key, asked)])[0];
        return result.Success
            ? new JsonObject { ["success"] = true, ["id"] = result.Id, ["created"] = result.Created }.ToJsonString()
            : Refused(result.Errors);
    }

    public string Find(string keys)
    {
        var records = new JsonArray();
        foreach (var key in ApexParameters.Texts(keys, MostKeys))
        {
            foreach (var task in OfKey(key))
            {
                var told = new JsonObject { ["key"] = key };
                foreach (var field in Told)
                    told[field] = Rest.Json.Value(task[field]);
                told[CallObject] = task.Text(CallObject);
                records.Add((JsonNode)told);
            }
        }

        return new JsonObject { ["records"] = records }.ToJsonString();
    }

    private static readonly Func<FieldDefinition, bool> ForNew = field => field.Createable;

    private SaveResult Write(string key, JsonElement asked)
    {
        if (Text(asked, "id") is { } known)
            return org.Update(known, Filled(Part(asked, "update"), f => f.Updateable), user.Id);
        if (OfKey(key) is [var task, ..])
        {
            return Part(asked, "update") is { } change && !(asked.TryGetProperty("neverOverwrite", out var never) && never.ValueKind == JsonValueKind.True)
                ? org.Update(task.Id, Filled(change, f => f.Updateable), user.Id)
                : new SaveResult(task.Id, false, []);
        }

        var fields = Filled(Part(asked, "create"), ForNew).Append(new(CallObject, key));
        return org.Create(Task, KeyField is { } field ? fields.Append(new(field, key)) : fields, user.Id);
    }

    private IReadOnlyList<OrgRecord> OfKey(string key) => org.FindBy(Task, KeyField ?? CallObject, key);

    private string? KeyField =>
        org.Schema.Find(Task)!.Fields.FirstOrDefault(f => f is { ExternalId: true, Unique: true } && f.Name.Contains("CallBridge_Key", StringComparison.OrdinalIgnoreCase))?.Name;

    // What the user may not write, or the org does not have, is left out.
    private List<KeyValuePair<string, object?>> Filled(JsonElement? values, Func<FieldDefinition, bool> may) =>
        values is not { } given
            ? []
            : [.. given.EnumerateObject()
                .Where(value => org.Schema.Find(Task)!.FieldOf(value.Name) is { } field && may(field))
                .Select(value => new KeyValuePair<string, object?>(value.Name, value.Value))];

    private static JsonElement? Part(JsonElement asked, string name) =>
        asked.ValueKind == JsonValueKind.Object && asked.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.Object ? part : null;

    private static string? Text(JsonElement asked, string name) =>
        asked.ValueKind == JsonValueKind.Object && asked.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Refused(IReadOnlyList<OrgError> errors) => new JsonObject
    {
        ["success"] = false,
        ["errors"] = new JsonArray([.. errors.Take(1).Select(error => new JsonObject
        {
            ["message"] = error.Message,
            ["errorCode"] = error.ErrorCode,
            ["fields"] = Rest.Json.Texts(error.Fields),
        })]),
    }.ToJsonString();
}
