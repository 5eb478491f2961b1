using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CallBridge.DemoOrg.Org;
using CallBridge.DemoOrg.Org.Schema;
using CallBridge.DemoOrg.Query;
using CallBridge.DemoOrg.Rest;
using CallBridge.DemoOrg.Search;

namespace CallBridge.DemoOrg.Lightning.OpenCti;

/// <summary>The class CallBridgeOrg, which tells of the user, the org and its records: the same answers as the Apex in <c>salesforce/</c> gives.</summary>
internal sealed partial class ApexOrg(OrgStore org, OrgUser user)
{
    /// <summary>The longest internal number of this org, in digits.</summary>
    public const int InternalDigits = 5;

    private const int MostHits = 50;
    private const int MostCases = 100;
    private const int MostObjects = 20;
    private const int MostNotations = 20;
    private const int MostIds = 20;

    private static readonly string[] Extras = ["AccountId", "IsConverted", "IsPersonAccount", "PersonContactId"];

    public string Describe() => new JsonObject
    {
        ["userId"] = user.Id,
        ["userName"] = user.Record.Text("Name"),
        ["username"] = user.Record.Text("Username"),
        ["active"] = user.Record.Is("IsActive"),
        ["timeZone"] = user.Record.Text("TimeZoneSidKey"),
        ["locale"] = user.Record.Text("LocaleSidKey"),
        ["internalDigits"] = InternalDigits,
        ["whatTypes"] = Json.Texts(Task.FieldOf("WhatId")!.ReferenceTo),
        ["keyField"] = Task.Fields.FirstOrDefault(f => f is { ExternalId: true, Unique: true } && f.Name.Contains("CallBridge_Key", StringComparison.OrdinalIgnoreCase))?.Name,
        ["closedStatus"] = org.All("TaskStatus").FirstOrDefault(s => s.Is("IsClosed"))?.Text("ApiName"),
        ["canWriteTasks"] = true,
        ["recordTypes"] = new JsonObject(org.All("RecordType").Where(type => type.Text("SobjectType") == "Task" && type.Is("IsActive"))
            .Select(type => KeyValuePair.Create(type.Text("DeveloperName")!, (JsonNode?)type.Id))),
    }.ToJsonString();

    public string Search(string notations, string objects)
    {
        var terms = ApexParameters.Texts(notations, MostNotations).Where(n => Notation().IsMatch(n)).ToList();
        var returning = ApexParameters.Texts(objects, MostObjects).Select(Searched).OfType<RecordQuery>().ToList();
        var found = terms.Count == 0 || returning.Count == 0
            ? []
            : new RecordSearch(SearchExpression.Parse(string.Join(" OR ", terms), strict: false), SearchScope.Phone, returning, RecordSearch.MaximumRecords).Run(org);
        var caller = new RestCaller(user.Id, "/services/data/v68.0");
        return new JsonObject
        {
            ["searchRecords"] = new JsonArray([.. found.Select(f => RecordJson.Queried(f.Record, f.Query, org, caller))]),
        }.ToJsonString();
    }

    public string Colleagues() => new JsonObject
    {
        ["records"] = new JsonArray([.. org.All("User").Where(one => one.Is("IsActive") && one.Text("Extension") is not null)
            .OrderBy(one => one.Text("Name"), StringComparer.Ordinal)
            .Select(one => new JsonObject { ["Name"] = one.Text("Name"), ["Extension"] = one.Text("Extension") })]),
    }.ToJsonString();

    public string Candidates(string ids)
    {
        var caller = new RestCaller(user.Id, "/services/data/v68.0");
        return new JsonObject
        {
            ["searchRecords"] = new JsonArray(
            [
                .. ApexParameters.Texts(ids, MostIds).Select(org.Find).OfType<OrgRecord>()
                    .Select(record => Searched(record.Type) is { } query ? RecordJson.Queried(record, query, org, caller) : null).Where(json => json is not null),
            ]),
        }.ToJsonString();
    }

    public string Cases(string contactIds)
    {
        var contacts = ApexParameters.Texts(contactIds, MostIds).Select(org.Find).OfType<OrgRecord>().Select(record => record.Id).ToHashSet(StringComparer.Ordinal);
        var open = org.All("Case").Where(one => !one.Is("IsClosed") && one.Text("ContactId") is { } contact && contacts.Contains(contact)).Reverse().Take(MostCases);
        return new JsonObject
        {
            ["records"] = new JsonArray([.. open.Select(one => new JsonObject
            {
                ["Id"] = one.Id,
                ["CaseNumber"] = one.Text("CaseNumber"),
                ["Subject"] = one.Text("Subject"),
                ["ContactId"] = one.Text("ContactId"),
            })]),
        }.ToJsonString();
    }

    public string Read(string recordId)
    {
        if (org.Find(recordId) is not { } record)
            return "null";
        var answer = new JsonObject
        {
            ["id"] = record.Id,
            ["type"] = record.Type,
            ["name"] = record.Definition.NameField is { } name ? record.Text(name.Name) : null,
            ["accountId"] = record.Text("AccountId"),
        };
        foreach (var (field, called) in Links(record.Type))
            answer[called] = Link(record.Text(field));
        return answer.ToJsonString();
    }

    private ObjectDefinition Task => org.Schema.Find("Task")!;

    private static (string Field, string Called)[] Links(string type) => type switch
    {
        "Case" => [("ContactId", "contact")],
        "Account" => [("PersonContactId", "contact")],
        "Task" or "Event" => [("WhoId", "who"), ("WhatId", "what")],
        _ => [],
    };

    private JsonObject? Link(string? id) => org.Find(id) is { } target
        ? new JsonObject { ["id"] = target.Id, ["type"] = target.Type, ["name"] = target.Name }
        : null;

    private RecordQuery? Searched(string name)
    {
        if (org.Schema.Find(name) is not { } definition || !RecordSearch.SearchableObjects.Contains(definition.Name)
            || !definition.Fields.Any(f => f.Type == FieldType.Phone))
        {
            return null;
        }

        var fields = definition.Fields.Where(f => f.Type == FieldType.Phone || f.IsName || f.Name == "Id" || Extras.Contains(f.Name)).Select(f => f.Name);
        return SoslParser.Only(org.Schema, definition, definition.Name == "Contact" ? fields.Append("Account.Name") : fields) with { Limit = MostHits };
    }

    [GeneratedRegex(@"\A\+?[0-9]{2,20}\z")]
    private static partial Regex Notation();
}
