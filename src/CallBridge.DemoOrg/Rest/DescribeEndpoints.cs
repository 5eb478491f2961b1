using System.Text.Json.Nodes;
using CallBridge.DemoOrg.Org;
using CallBridge.DemoOrg.Org.Schema;
using CallBridge.DemoOrg.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallBridge.DemoOrg.Rest;

/// <summary>What objects and fields the org has.</summary>
internal sealed class DescribeEndpoints(OrgStore org)
{
    private const int MaximumBatch = 200;
    private const int BytesPerCharacter = 3;
    private const int IntDigits = 8;
    private const int MoneyPrecision = 18;

    public void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/sobjects", (HttpContext context) => Json.Result(new JsonObject
        {
            ["encoding"] = "UTF-8",
            ["maxBatchSize"] = MaximumBatch,
            ["sobjects"] = new JsonArray([.. org.Schema.Objects.Select(o => Summary(o, RestCaller.Of(context)))]),
        }));
        api.MapGet("/sobjects/{type}", (string type, HttpContext context) => org.Schema.Find(type) is { } definition
            ? Json.Result(new JsonObject { ["objectDescribe"] = Summary(definition, RestCaller.Of(context)), ["recentItems"] = new JsonArray() })
            : RestError.Of(OrgError.NotFound()));
        api.MapGet("/sobjects/{type}/describe", (string type, HttpContext context) => org.Schema.Find(type) is { } definition
            ? Json.Result(Whole(definition, RestCaller.Of(context)))
            : RestError.Of(OrgError.NotFound()));
    }

    private JsonObject Whole(ObjectDefinition definition, RestCaller caller)
    {
        var json = Summary(definition, caller);
        json["fields"] = new JsonArray([.. definition.Fields.Select(ToJson)]);
        json["childRelationships"] = new JsonArray();
        json["recordTypeInfos"] = new JsonArray([.. org.All("RecordType").Where(t => t.Text("SobjectType") == definition.Name).Select(RecordType)]);
        return json;
    }

    private static JsonNode RecordType(OrgRecord type) => new JsonObject
    {
        ["active"] = true,
        ["available"] = true,
        ["defaultRecordTypeMapping"] = false,
        ["developerName"] = type.Text("DeveloperName"),
        ["master"] = false,
        ["name"] = type.Name,
        ["recordTypeId"] = type.Id,
    };

    private static JsonObject Summary(ObjectDefinition definition, RestCaller caller) => new()
    {
        ["name"] = definition.Name,
        ["label"] = definition.Label,
        ["labelPlural"] = definition.LabelPlural,
        ["keyPrefix"] = definition.KeyPrefix,
        ["custom"] = false,
        ["customSetting"] = false,
        ["activateable"] = false,
        ["createable"] = definition.Writable,
        ["updateable"] = definition.Writable,
        ["deletable"] = definition.Writable,
        ["deprecatedAndHidden"] = false,
        ["feedEnabled"] = false,
        ["layoutable"] = definition.Writable,
        ["mergeable"] = false,
        ["queryable"] = true,
        ["replicateable"] = true,
        ["retrieveable"] = true,
        ["searchable"] = RecordSearch.SearchableObjects.Contains(definition.Name),
        ["triggerable"] = definition.Writable,
        ["undeletable"] = false,
        ["urls"] = new JsonObject
        {
            ["sobject"] = $"{caller.Root}/sobjects/{definition.Name}",
            ["describe"] = $"{caller.Root}/sobjects/{definition.Name}/describe",
            ["rowTemplate"] = $"{caller.Root}/sobjects/{definition.Name}/{{ID}}",
        },
    };

    private static JsonObject ToJson(FieldDefinition field)
    {
        var longText = field.Type == FieldType.TextArea;
        return new JsonObject
        {
            ["name"] = field.Name,
            ["label"] = field.Label,
            ["type"] = field.Type.ToString().ToLowerInvariant(),
            ["soapType"] = SoapType(field.Type),
            ["length"] = field.Length,
            ["byteLength"] = field.Length * BytesPerCharacter,
            ["digits"] = field.Type == FieldType.Int ? IntDigits : 0,
            ["precision"] = field.Type is FieldType.Currency or FieldType.Percent or FieldType.Double ? MoneyPrecision : 0,
            ["scale"] = field.Type == FieldType.Currency ? 2 : 0,
            ["createable"] = field.Createable,
            ["updateable"] = field.Updateable,
            ["nillable"] = !field.Required && field.Type is not (FieldType.Boolean or FieldType.Id),
            ["defaultedOnCreate"] = field.Default is not null || field.Name == "OwnerId",
            ["custom"] = field.Custom,
            ["calculated"] = false,
            ["autoNumber"] = field.Name == "CaseNumber",
            ["nameField"] = field.IsName,
            ["externalId"] = field.ExternalId,
            ["unique"] = field.Unique,
            ["caseSensitive"] = false,
            ["idLookup"] = field.ExternalId || field.Type == FieldType.Id,
            ["filterable"] = !longText,
            ["sortable"] = !longText,
            ["groupable"] = !longText && field.Type != FieldType.DateTime,
            ["permissionable"] = field.Custom,
            ["deprecatedAndHidden"] = false,
            ["restrictedPicklist"] = field.Restricted,
            ["dependentPicklist"] = false,
            ["defaultValue"] = field.Type == FieldType.Boolean ? Json.Value(field.Default) : null,
            ["picklistValues"] = new JsonArray([.. field.Picklist.Select(value => (JsonNode)new JsonObject
            {
                ["active"] = true,
                ["defaultValue"] = value.Equals(field.Default),
                ["label"] = value,
                ["validFor"] = null,
                ["value"] = value,
            })]),
            ["referenceTo"] = Json.Texts(field.ReferenceTo),
            ["relationshipName"] = field.RelationshipName,
            ["polymorphicForeignKey"] = field.Polymorphic,
            ["htmlFormatted"] = false,
            ["encrypted"] = false,
        };
    }

    private static string SoapType(FieldType type) => type switch
    {
        FieldType.Id or FieldType.Reference => "tns:ID",
        FieldType.Boolean => "xsd:boolean",
        FieldType.Int => "xsd:int",
        FieldType.Double or FieldType.Currency or FieldType.Percent => "xsd:double",
        FieldType.Date => "xsd:date",
        FieldType.DateTime => "xsd:dateTime",
        _ => "xsd:string",
    };
}
