using System.Text.Json.Nodes;
using CallBridge.DemoOrg.Org;
using CallBridge.DemoOrg.Query;

namespace CallBridge.DemoOrg.Rest;

/// <summary>Records as the REST API shows them.</summary>
internal static class RecordJson
{
    /// <summary>The record with all its fields, or with the given ones.</summary>
    public static JsonObject Whole(OrgRecord record, RestCaller caller, IEnumerable<string>? fields = null)
    {
        var json = Start(record.Type, record, caller);
        foreach (var field in fields ?? record.Fields.Keys)
            json[field] = Json.Value(record[field]);
        return json;
    }

    /// <summary>The record with the fields of a query; those of other records within objects of their own.</summary>
    public static JsonObject Queried(OrgRecord record, RecordQuery query, OrgStore org, RestCaller caller)
    {
        var json = Start(record.Type, record, caller);
        foreach (var path in query.Fields)
            Add(json, record, path, org, caller);
        return json;
    }

    private static void Add(JsonObject json, OrgRecord record, FieldPath path, OrgStore org, RestCaller caller)
    {
        var at = record;
        foreach (var reference in path.References)
        {
            var name = reference.RelationshipName!;
            at = org.FindEvenDeleted(at.Text(reference.Name));
            if (at is null)
            {
                json[name] = null;
                return;
            }

            if (json[name] is not JsonObject inner)
                json[name] = inner = Start(reference.Polymorphic ? "Name" : at.Type, at, caller);
            json = inner;
        }

        json[path.Field.Name] = path.IsType ? at.Type : path.Field.Name == "Name" ? at.Name : Json.Value(at[path.Field.Name]);
    }

    private static JsonObject Start(string type, OrgRecord record, RestCaller caller) => new()
    {
        ["attributes"] = new JsonObject { ["type"] = type, ["url"] = caller.RecordUrl(record.Type, record.Id) },
    };
}
