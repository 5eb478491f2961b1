using System.Globalization;
using System.Text.Json.Nodes;
using CallBridge.Calls.Records;
using CallBridge.Salesforce.Org;

namespace CallBridge.Salesforce.Tasks;

/// <summary>The body of a Task, for a new one or for one that is there. Fields that the user may not write are left out.</summary>
internal static class TaskFields
{
    private const string Normal = "Normal";
    private const string Call = "Call";

    /// <summary>Every field that a new Task takes; empty ones are left out.</summary>
    public static JsonObject ForNew(CallRecord record, OrgKnowledge org, TaskLinks links)
    {
        var body = Content(record, links);
        body["Status"] = record.Status ?? org.ClosedStatus;
        body["Priority"] = Normal;
        body["TaskSubtype"] = Call;
        body["CallObject"] = record.Key;
        body["OwnerId"] = org.Facts.UserId;
        return Keep(body, org, f => f.Createable, withEmpty: false);
    }

    /// <summary>
    /// What a later revision may change of a Task that is there: its owner, status and priority are by now the person's who works with it.
    /// </summary>
    public static JsonObject ForKnown(CallRecord record, OrgKnowledge org, TaskLinks links) =>
        Keep(Content(record, links), org, f => f.Updateable, withEmpty: true);

    private static JsonObject Content(CallRecord record, TaskLinks links)
    {
        var body = new JsonObject
        {
            ["Subject"] = record.Subject,
            ["Description"] = record.Description,
            ["CallType"] = record.Type.ToString(),
            ["CallDurationInSeconds"] = record.DurationSeconds,
            ["ActivityDate"] = record.ActivityDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["CallDisposition"] = record.Disposition,
            ["WhoId"] = links.WhoId,
            ["WhatId"] = links.WhatId,
        };
        foreach (var (name, value) in record.Fields)
            body[name] = value;
        return body;
    }

    private static JsonObject Keep(JsonObject content, OrgKnowledge org, Func<FieldSchema, bool> may, bool withEmpty)
    {
        var body = new JsonObject();
        foreach (var (name, value) in content)
        {
            if (org.Task.Field(name) is { } field && may(field) && (value is not null || withEmpty)
                // In the upsert's address, and refused in its body.
                && !field.Name.Equals(org.Facts.KeyField, StringComparison.OrdinalIgnoreCase))
            {
                body[field.Name] = Typed(value, field.Type);
            }
        }

        return body;
    }

    // Configured fields come as text.
    private static JsonNode? Typed(JsonNode? value, string type) => value is JsonValue text && text.TryGetValue<string>(out var s)
        ? type switch
        {
            "boolean" when bool.TryParse(s, out var flag) => flag,
            "int" or "double" or "currency" or "percent"
                when decimal.TryParse(s, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ => s,
        }
        : value?.DeepClone();
}
