using CallBridge.DemoOrg.Lightning.Pages;
using CallBridge.DemoOrg.Org;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace CallBridge.DemoOrg.Lightning.Records;

/// <summary>Lists, records, search and the new-record form, for the pages.</summary>
internal static class RecordEndpoints
{
    private static readonly string[] SearchedByDefault = ["Contact", "Account", "Lead", "Case"];

    public static void Map(IEndpointRouteBuilder ui, OrgStore org, OrgUser user)
    {
        ui.MapGet("/objects/{type}/records", (string type) => List(type, org));
        ui.MapGet("/records/{id}", (string id) => Show(id, org));
        ui.MapGet("/recent-calls", () => TypedResults.Ok(Views(Activities.Latest(org), org)));
        ui.MapGet("/search", (string q, string? types) => TypedResults.Ok(Views(GlobalSearch.Find(org, q, SearchedTypes(types)), org)));
        ui.MapPost("/records", (NewRecord record) => Create(record, org, user));
    }

    private static Results<Ok<RecordList>, ProblemHttpResult> List(string type, OrgStore org) =>
        PageLayout.Find(type) is null
            ? NotFound($"The demo org has no pages for {type}.")
            : TypedResults.Ok(Views(
                org.All(type).Where(record => type != "Contact" || !record.Is("IsPersonAccount")).OrderBy(record => record.Name, StringComparer.OrdinalIgnoreCase), org));

    private static Results<Ok<RecordPage>, ProblemHttpResult> Show(string id, OrgStore org)
    {
        if (org.Find(id) is not { } record || PageLayout.Find(record.Type) is not { } layout)
            return NotFound("The record you’re looking for doesn’t exist, or it was deleted.");
        var (upcoming, past) = Activities.Of(record, org);
        // The one contact of a Person Account is the account itself.
        var related = layout.Related.Where(list => !(record.Is("IsPersonAccount") && list.Type == "Contact"))
            .Select(list => new RelatedRecords(list.Title, list.Type, [.. org.FindBy(list.Type, list.Field, record.Id).Select(r => RecordView.Of(r, org))]));
        return TypedResults.Ok(new RecordPage(
            RecordView.Of(record, org), [.. related], new Timeline(Views(upcoming, org).Records, Views(past, org).Records)));
    }

    private static Results<Ok<SavedRecord>, ProblemHttpResult> Create(NewRecord record, OrgStore org, OrgUser user) =>
        PageLayout.Find(record.Type) is not { Form.Length: > 0 }
            ? TypedResults.Problem($"The demo org's pages create no {record.Type}.", statusCode: StatusCodes.Status400BadRequest)
            : SavedRecord.From(org.Create(record.Type, record.Values.Select(pair => KeyValuePair.Create(pair.Key, (object?)pair.Value)), user.Id));

    private static RecordList Views(IEnumerable<OrgRecord> records, OrgStore org) => new([.. records.Select(record => RecordView.Of(record, org))]);

    private static string[] SearchedTypes(string? types) =>
        string.IsNullOrEmpty(types) ? SearchedByDefault : [.. types.Split(',').Where(type => PageLayout.Find(type) is not null)];

    private static ProblemHttpResult NotFound(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status404NotFound);
}
