using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallBridge.Calls;
using CallBridge.Calls.Records;
using CallBridge.Calls.Search;
using CallBridge.Salesforce.Rest;
using CallBridge.Salesforce.Search;
using CallBridge.Salesforce.Tasks;

namespace CallBridge.Salesforce.Browser;

/// <summary>Works through the Apex classes in <c>salesforce/</c>: one search for all notations, and saves that may be repeated.</summary>
internal sealed class ApexWay(IPageSession session) : IPageWay
{
    public const string Org = "CallBridgeOrg";
    private const string Log = "CallBridgeLog";

    private static readonly ImmutableHashSet<string> NoContent = ["key", "Id", "CallObject", "LastModifiedDate"];

    /// <summary>The JSON that a method of Apex answered; null if it is none.</summary>
    public static JsonElement? Json(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? RestJson.TryParse(System.Text.Encoding.UTF8.GetBytes(value.GetString()!)) : null;

    public async Task<SearchAnswer?> SearchAsync(string page, SearchRequest request, CancellationToken cancellationToken)
    {
        var reply = await RunAsync(page, Org, "search", null, cancellationToken,
            ("notations", Texts(request.Notations)), ("objects", Texts(request.Objects)));
        return reply switch
        {
            PageReply.Answered(var value) when Json(value) is { } found => await WithCreatedAsync(page, found, request, cancellationToken),
            PageReply.NotTaken => null,
            _ => SearchAnswer.Failed(Problem(reply)),
        };
    }

    public async Task<FoundCases?> FindCasesAsync(string page, ImmutableArray<string> contactIds, CancellationToken cancellationToken) =>
        await RunAsync(page, Org, "cases", null, cancellationToken, ("contactIds", Texts(contactIds))) switch
        {
            PageReply.NotTaken => null,
            PageReply.Answered(var value) when Json(value) is { } found => new([.. found.Items("records").Select(OpenCases.Read).OfType<OpenCase>()]),
            _ => FoundCases.None,
        };

    public async Task<FoundColleagues?> FindColleaguesAsync(string page, CancellationToken cancellationToken) =>
        await RunAsync(page, Org, "colleagues", null, cancellationToken) switch
        {
            PageReply.NotTaken => null,
            PageReply.Answered(var value) when Json(value) is { } found => new(Colleagues.Read(found)),
            _ => new(null),
        };

    /// <summary>With the records made a moment ago that the index does not have yet; classes of an earlier version do not tell of them.</summary>
    private async Task<SearchAnswer> WithCreatedAsync(string page, JsonElement found, SearchRequest request, CancellationToken cancellationToken)
    {
        var hits = Hits(found).ToImmutableArray();
        string[] missing = [.. request.Created.Select(r => r.Id).Where(id => !hits.Any(hit => SalesforceId.Same(hit.Record.Id, id)))];
        if (missing.Length == 0)
            return new(hits, null);
        var reply = await RunAsync(page, Org, "candidates", null, cancellationToken, ("ids", Texts(missing)));
        return new(reply is PageReply.Answered(var value) && Json(value) is { } made ? hits.AddRange(Hits(made)) : hits, null);
    }

    private static IEnumerable<Candidate> Hits(JsonElement found) => found.Items("searchRecords").Select(ReadHit).OfType<Candidate>();

    public async Task<PageRecord?> ReadAsync(string page, string recordId, CancellationToken cancellationToken)
    {
        if (SalesforceId.Normalise(recordId) is not { } id)
            return new(null);
        return await RunAsync(page, Org, "read", null, cancellationToken, ("recordId", id)) switch
        {
            PageReply.NotTaken => null,
            PageReply.Answered(var value) when Json(value) is { } read && Link(read) is { } record => new(new()
            {
                Record = record,
                AccountId = SalesforceId.Normalise(read.Text("accountId")),
                Contact = Link(read.Property("contact")),
                Who = Link(read.Property("who")),
                What = Link(read.Property("what")),
            }),
            _ => new(null),
        };
    }

    public async Task<RestReply?> SaveAsync(string page, PageOrg org, TaskAttempt attempt, CancellationToken cancellationToken)
    {
        var asked = new JsonObject();
        if (attempt.TaskId is { } known)
            asked["id"] = known;
        else
            asked["create"] = PageTask.ForNew(attempt.Record, attempt.Links, org);

        if (attempt.TaskId is not null || !attempt.OnlyNew)
            asked["update"] = PageTask.ForKnown(attempt.Record, attempt.Links);
        var key = attempt.Record.Key;
        var reply = await RunAsync(page, Log, "save", key, cancellationToken, ("key", key), ("json", asked.ToJsonString()));
        return reply switch
        {
            PageReply.Answered(var value) when Json(value) is { ValueKind: JsonValueKind.Object } saved => PageReplies.Of(saved),
            PageReply.Answered => RestReply.NoAnswer(RestFault.Lost, "The class CallBridgeLog answered what this CallBridge does not know."),
            _ => PageReplies.Of(reply),
        };
    }

    public async Task<FindOutcome?> FindAsync(string page, PageOrg org, CallRecord record, CancellationToken cancellationToken)
    {
        var reply = await RunAsync(page, Log, "find", null, cancellationToken, ("keys", Texts([record.Key])));
        if (reply is PageReply.NotTaken)
            return null;
        if (reply is not PageReply.Answered(var value) || Json(value) is not { } found || found.Property("records") is not { ValueKind: JsonValueKind.Array })
            return new FindOutcome.Retry(Problem(reply), WholeOrg: true);
        foreach (var row in found.Items("records"))
        {
            if (record.Key.Equals(row.Text("key"), StringComparison.OrdinalIgnoreCase) && SalesforceId.Normalise(row.Text("Id")) is { } id)
                return new FindOutcome.Found(id, Content(row));
        }

        return new FindOutcome.Absent();
    }

    private Task<PageReply> RunAsync(
        string page, string apexClass, string method, string? saves, CancellationToken cancellationToken, params (string Name, string Value)[] parameters) =>
        session.AskAsync(page, new PageAsk.RunApex(apexClass, method, parameters, saves), cancellationToken);

    private static string Problem(PageReply reply) => reply switch
    {
        PageReply.Lost(var message) => message,
        PageReply.Refused(var errors) => errors[0].Description,
        _ => "The Apex classes of CallBridge answered what this CallBridge does not know: deploy those that belong to it.",
    };

    private static string Texts(IEnumerable<string> texts) => new JsonArray([.. texts.Select(text => (JsonNode)text)]).ToJsonString();

    private static Candidate? ReadHit(JsonElement hit) =>
        hit.Property("attributes")?.Text("type") is { } type && SalesforceId.Normalise(hit.Text("Id")) is { } id
            ? new()
            {
                Record = new(id, type, hit.Text("Name")),
                Phones = PageReplies.Phones(hit),
                IsConverted = hit.Flag("IsConverted"),
                IsPersonAccount = hit.Flag("IsPersonAccount"),
                PersonContactId = SalesforceId.Normalise(hit.Text("PersonContactId")),
                AccountId = SalesforceId.Normalise(hit.Text("AccountId")),
                AccountName = hit.Property("Account")?.Text("Name"),
            }
            : null;

    private static RecordRef? Link(JsonElement? link) =>
        link is { } named && SalesforceId.Normalise(named.Text("id")) is { } id && named.Text("type") is { } type
            ? new(id, type, named.Text("name"))
            : null;

    private static TaskContent Content(JsonElement row)
    {
        var values = TaskContent.Nothing.ToBuilder();
        foreach (var property in row.EnumerateObject().Where(p => !NoContent.Contains(p.Name) && p.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)))
            values[property.Name] = property.Value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => row.Text(property.Name),
                _ => property.Value.GetRawText(),
            };
        return new(values.ToImmutable());
    }
}
