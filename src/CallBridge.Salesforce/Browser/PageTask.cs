using System.Text.Json.Nodes;
using CallBridge.Calls.Records;
using CallBridge.Salesforce.Tasks;

namespace CallBridge.Salesforce.Browser;

/// <summary>The fields of a Task as a page saves it; what the user may not write is for the org to say, or for our Apex to leave out.</summary>
internal static class PageTask
{
    /// <summary>Every field that a new Task takes; empty ones are left out.</summary>
    public static JsonObject ForNew(CallRecord record, TaskLinks links, PageOrg org)
    {
        var fields = Content(record, links, withEmpty: false);
        fields["Status"] = record.Status ?? org.ClosedStatus;
        fields["Priority"] = "Normal";
        fields["TaskSubtype"] = "Call";
        fields["CallObject"] = record.Key;
        if (record.RecordType is { } type && org.RecordTypes.TryGetValue(type, out var typeId))
            fields["RecordTypeId"] = typeId;
        if (org.Facts.UserId.Length > 0)
            fields["OwnerId"] = org.Facts.UserId;
        return fields;
    }

    /// <summary>What a later revision may change of a Task that is there; empty ones are emptied.</summary>
    public static JsonObject ForKnown(CallRecord record, TaskLinks links) => Content(record, links, withEmpty: true);

    private static JsonObject Content(CallRecord record, TaskLinks links, bool withEmpty)
    {
        var fields = new JsonObject();
        foreach (var (name, value) in TaskContent.Of(record with { WhoId = links.WhoId, WhatId = links.WhatId }))
        {
            if (value is not null || withEmpty)
                fields[name] = value;
        }

        fields["CallDurationInSeconds"] = record.DurationSeconds;
        return fields;
    }
}
