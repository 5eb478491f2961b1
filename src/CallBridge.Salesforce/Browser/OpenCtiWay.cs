using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CallBridge.Calls.Records;
using CallBridge.Calls.Search;
using CallBridge.Salesforce.Rest;
using CallBridge.Salesforce.Tasks;

namespace CallBridge.Salesforce.Browser;

/// <summary>
/// Works with what Open CTI offers in any org. Its search shows the layout's fields only, so a number in another field cannot be verified; a saved
/// Task cannot be looked up by its key. A key field that is configured makes a save repeatable, since the org refuses a second one.
/// </summary>
internal sealed partial class OpenCtiWay(IPageSession session, SavedTasks saved) : IPageWay
{
    private const string TaskPrefix = "00T";
    private const string UnnamedDuplicate = "DUPLICATE_VALUE_UNNAMED";
    private const string Unnamed = "A Task with this call’s key is in Salesforce already, and Salesforce did not say which.";

    public async Task<SearchAnswer?> SearchAsync(string page, SearchRequest request, CancellationToken cancellationToken)
    {
        var notations = request.Notations.Where(n => n.Length > 1).Distinct().ToArray();
        if (notations.Length == 0)
            return new([], null);
        return await session.AskAsync(page, new PageAsk.Search(string.Join(" OR ", notations)), cancellationToken) switch
        {
            PageReply.NotTaken => null,
            PageReply.Answered({ ValueKind: JsonValueKind.Object } found) => new([.. Hits(found)], null),
            PageReply.Answered({ ValueKind: JsonValueKind.Null }) => new([], null),
            PageReply.Lost(var message) => SearchAnswer.Failed(message),
            PageReply.Refused(var errors) => SearchAnswer.Failed(errors[0].Description),
            _ => SearchAnswer.Failed("Salesforce’s search answered what this CallBridge does not know."),
        };
    }

    // Nothing of Open CTI finds a case by its contact, or reads a record.
    public Task<FoundCases?> FindCasesAsync(string page, ImmutableArray<string> contactIds, CancellationToken cancellationToken) =>
        Task.FromResult<FoundCases?>(FoundCases.None);

    public Task<FoundColleagues?> FindColleaguesAsync(string page, CancellationToken cancellationToken) =>
        Task.FromResult<FoundColleagues?>(FoundColleagues.None);

    public Task<PageRecord?> ReadAsync(string page, string recordId, CancellationToken cancellationToken) =>
        Task.FromResult<PageRecord?>(new(null));

    public async Task<RestReply?> SaveAsync(string page, PageOrg org, TaskAttempt attempt, CancellationToken cancellationToken)
    {
        JsonObject value;
        if (attempt.TaskId is { } known)
        {
            value = PageTask.ForKnown(attempt.Record, attempt.Links);
            value["Id"] = known;
        }
        else
        {
            value = PageTask.ForNew(attempt.Record, attempt.Links, org);
            value["entityApiName"] = "Task";
            if (org.Facts.KeyField is { } field)
                value[field] = attempt.Record.Key;
        }

        var reply = await session.AskAsync(page, new PageAsk.SaveLog(attempt.Record.Key, value), cancellationToken);
        if (reply is PageReply.Answered(var answer))
        {
            return TaskId(answer) is { } id
                ? PageReplies.Of(JsonSerializer.SerializeToElement(new { success = true, id, created = true }))
                : RestReply.NoAnswer(RestFault.Lost, "Salesforce took the record but did not name it.");
        }

        var refused = PageReplies.Of(reply);
        if (refused is { Code: RestCodes.DuplicateValue } && attempt.TaskId is null && org.Facts.KeyField is not null)
        {
            // The unique field has the key: the Task is there, and the refusal names it.
            if (Named(refused.Errors[0].Message) is not { } there)
                return refused with { Errors = [new(UnnamedDuplicate, Unnamed, [])], Problem = Unnamed };
            saved.Heard(attempt.Record.Key, there);
            return PageReplies.Of(JsonSerializer.SerializeToElement(new { success = true, id = there, created = false }));
        }

        return refused;
    }

    public Task<FindOutcome?> FindAsync(string page, PageOrg org, CallRecord record, CancellationToken cancellationToken) =>
        Task.FromResult<FindOutcome?>(Find(org, record));

    private FindOutcome Find(PageOrg org, CallRecord record) =>
        saved.Find(record.Key) is { } known ? new FindOutcome.Found(known, null)
        : org.Facts.KeyField is not null ? new FindOutcome.CannotLook("Salesforce is asked by saving it again: it takes one record of each call.", MayRepeat: true)
        : new FindOutcome.CannotLook(
            "The page did not say whether this was saved, and without CallBridge’s Apex classes nobody can look. See whether the task is there; if not, send it again.",
            MayRepeat: false);

    private static IEnumerable<Candidate> Hits(JsonElement found)
    {
        foreach (var property in found.EnumerateObject())
        {
            // SCREEN_POP_DATA stands among the records.
            if (SalesforceId.Normalise(property.Name) is not { } id || property.Value is not { ValueKind: JsonValueKind.Object } hit
                || (hit.Text("RecordType") ?? SalesforceId.TypeOf(id)) is not { } type)
            {
                continue;
            }

            yield return new()
            {
                Record = new(id, type, hit.Text("Name")),
                Phones = PageReplies.Phones(hit),
                IsPersonAccount = hit.Flag("IsPersonAccount"),
                PersonContactId = SalesforceId.Normalise(hit.Text("PersonContactId")),
                AccountId = SalesforceId.Normalise(hit.Text("AccountId")),
            };
        }
    }

    /// <summary>The Task that an answer to a save names; null if it names none.</summary>
    public static string? TaskId(JsonElement answer) =>
        IfTask(answer.ValueKind == JsonValueKind.String ? answer.GetString() : answer.Text("id") ?? answer.Text("recordId"));

    private static string? Named(string message) => Ids().Matches(message).Select(m => IfTask(m.Value)).FirstOrDefault(id => id is not null);

    private static string? IfTask(string? id) =>
        SalesforceId.Normalise(id) is { } whole && whole.StartsWith(TaskPrefix, StringComparison.Ordinal) ? whole : null;

    [GeneratedRegex(@"\b00T[a-zA-Z0-9]{12}(?:[a-zA-Z0-9]{3})?\b")]
    private static partial Regex Ids();
}
