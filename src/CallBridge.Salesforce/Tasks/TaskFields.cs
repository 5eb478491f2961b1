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
        body["RecordTypeId"] = record.RecordType is { } type ? org.Task.RecordTypes.GetValueOrDefault(type) : null;
        body["OwnerId"] = org.Facts.UserId;
        return Keep(body, org, f => f.Createable, withEmpty: false);
    }

    /// <summary>
    /// What a later revision may change of a Task that is there: its owner, status and priority are by now the person's who works with it.
    /// </summary>
    public static JsonObject ForKnown(CallRecord record, OrgKnowledge org, TaskLinks links) =>
        Keep(Content(record, links), org, f => f.Updateable, withEmpty: true);

    /// <summary>Adds the key by which the org tells that the Task is the only one of its call.</summary>
    public static JsonObject WithKey(JsonObject body, CallRecord record, OrgKnowledge org)
    {
        if (org.Facts.KeyField is { } field)
            body[field] = record.Key;
        return body;
    }

    /// <summary>Those fields of what <paramref name="record"/> fills that can be read back and could have been changed.</summary>
    public static IEnumerable<string> Readable(CallRecord record, OrgKnowledge org) =>
        TaskContent.Of(record).Keys.Select(org.Task.Field).OfType<FieldSchema>().Where(f => f.Updateable).Select(f => f.Name);

    private static JsonObject Content(CallRecord record, TaskLinks links)
    {
        var body = new JsonObject();
        foreach (var (name, value) in TaskContent.Of(record))
            body[name] = value;
        body["WhoId"] = links.WhoId;
        body["WhatId"] = links.WhatId;
        return body;
    }

    private static JsonObject Keep(JsonObject content, OrgKnowledge org, Func<FieldSchema, bool> may, bool withEmpty)
    {
        var body = new JsonObject();
        foreach (var (name, value) in content)
        {
            if (org.Task.Field(name) is { } field && may(field) && (value is not null || withEmpty)
                // In the upsert's address, and refused in its body there: added where it belongs.
                && !field.Name.Equals(org.Facts.KeyField, StringComparison.OrdinalIgnoreCase))
            {
                body[field.Name] = Typed(value, field.Type);
            }
        }

        return body;
    }

    // All content comes as text.
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
