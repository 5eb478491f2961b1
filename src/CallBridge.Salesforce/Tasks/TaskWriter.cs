using System.Text.Json.Nodes;
using CallBridge.Calls.Records;
using CallBridge.Calls.Search;
using CallBridge.Salesforce.Org;
using CallBridge.Salesforce.Rest;

namespace CallBridge.Salesforce.Tasks;

/// <summary>Saves a call record as a Task: one request when all goes well.</summary>
internal sealed class TaskWriter(RestClient rest, OrgReader reader)
{
    private static readonly (string, string) AllowDuplicates = ("Sforce-Duplicate-Rule-Header", "allowSave=true");

    public async Task<SaveOutcome> SaveAsync(CallRecord record, string? taskId, CancellationToken cancellationToken)
    {
        var (org, missing) = await reader.GetAsync(cancellationToken);
        if (org is null)
            return NotAsked(missing!);
        if (!org.Facts.UserEnabled)
            return new SaveOutcome.Retry("The agent's Salesforce user is not active, or may not write Tasks.", WholeOrg: true);

        var wanted = TaskLinks.Of(record);
        var links = wanted;
        var reply = await WriteAsync(record, taskId, org, links, cancellationToken);
        if (IsAboutLinks(reply, taskId, wanted))
        {
            foreach (var way in links.Without(reply.Errors))
            {
                links = way;
                reply = await WriteAsync(record, taskId, org, links, cancellationToken);
                if (!IsAboutLinks(reply, taskId, wanted))
                    break;
            }
        }

        return await JudgeAsync(reply, record, taskId, org, links, links.Remark(wanted), cancellationToken);
    }

    public async Task<FindOutcome> FindAsync(string key, CancellationToken cancellationToken)
    {
        var (org, missing) = await reader.GetAsync(cancellationToken);
        if (org is null)
        {
            var (message, wholeOrg, after) = NotAsked(missing!);
            return new FindOutcome.Retry(message, wholeOrg, after);
        }

        var field = org.Facts.KeyField ?? "CallObject";
        // The oldest, should an org without the unique field hold two.
        var reply = await rest.QueryAsync(
            $"SELECT Id FROM Task WHERE {field} = {Soql.Literal(key)} ORDER BY CreatedDate LIMIT 1", cancellationToken);
        if (!reply.IsSuccess || reply.Body is not { } body)
        {
            if (reply.Code == RestCodes.InvalidField)
                reader.Forget();
            return SaveVerdict.OfFind(reply);
        }

        return SalesforceId.Normalise(body.Items("records").Select(r => r.Text("Id")).FirstOrDefault()) is { } id
            ? new FindOutcome.Found(id)
            : new FindOutcome.Absent();
    }

    private static SaveOutcome.Retry NotAsked(RestReply reply) => SaveVerdict.Of(reply) is SaveOutcome.Retry retry
        ? retry
        // Nothing of the record was sent, whatever became of the question.
        : new SaveOutcome.Retry(reply.Problem ?? "The org did not describe itself.", WholeOrg: true);

    private async Task<RestReply> WriteAsync(
        CallRecord record, string? taskId, OrgKnowledge org, TaskLinks links, CancellationToken cancellationToken)
    {
        var (method, path) = (taskId, org.Facts.KeyField) switch
        {
            ({ } id, _) => (HttpMethod.Patch, $"/sobjects/Task/{Uri.EscapeDataString(id)}"),
            (null, { } field) => (HttpMethod.Patch, $"/sobjects/Task/{field}/{Uri.EscapeDataString(record.Key)}"),
            _ => (HttpMethod.Post, "/sobjects/Task"),
        };
        var body = taskId is null ? TaskFields.ForNew(record, org, links) : TaskFields.ForKnown(record, org, links);
        var reply = await rest.WriteAsync(method, path, body, null, cancellationToken);
        // A duplicate rule that only warns people lets a program say that it means it; one that blocks refuses this too.
        return reply.Code == RestCodes.DuplicatesDetected
            ? await rest.WriteAsync(method, path, (JsonObject)body.DeepClone(), AllowDuplicates, cancellationToken)
            : reply;
    }

    private static bool IsAboutLinks(RestReply reply, string? taskId, TaskLinks wanted) =>
        reply.Fault == RestFault.None
        && (wanted.WhoId ?? wanted.WhatId) is not null
        && reply.Errors.Any(TaskLinks.Concerns)
        && !IsTaskGone(reply, taskId)
        && !IsKeyFieldGone(reply);

    // 404 is about the address: the Task itself.
    private static bool IsTaskGone(RestReply reply, string? taskId) =>
        taskId is not null && reply.Status == 404 && reply.Errors.All(e => e.Fields.IsEmpty);

    private static bool IsKeyFieldGone(RestReply reply) =>
        reply is { Status: 404, Code: RestCodes.NotFound } && reply.Errors[0].Message.Contains("external ID field", StringComparison.OrdinalIgnoreCase);

    private async Task<SaveOutcome> JudgeAsync(
        RestReply reply, CallRecord record, string? taskId, OrgKnowledge org, TaskLinks links, string? remark,
        CancellationToken cancellationToken)
    {
        if (reply.IsSuccess)
        {
            if (SalesforceId.Normalise(taskId ?? reply.Body?.Text("id")) is { } id)
                return new SaveOutcome.Saved(id, remark);
            // Older versions answer an upsert that updated with 204 and nothing.
            return await FindAsync(record.Key, cancellationToken) is FindOutcome.Found(var found)
                ? new SaveOutcome.Saved(found, remark)
                : new SaveOutcome.Unknown("Salesforce took the record but did not name it.");
        }

        if (IsTaskGone(reply, taskId))
            return new SaveOutcome.Refused("The Task was deleted in Salesforce; the later change has nowhere to go.", reply.Code);
        if (IsKeyFieldGone(reply) && taskId is null)
        {
            reader.Forget();
            return new SaveOutcome.Retry("The Task's key field has gone; the org is asked again.", WholeOrg: false);
        }

        // The key has a Task already and a field of the body may only be given to a new one.
        if (taskId is null && reply.Code == RestCodes.InvalidFieldForWrite && org.Facts.KeyField is not null
            && await FindAsync(record.Key, cancellationToken) is FindOutcome.Found(var existing))
        {
            var update = await WriteAsync(record, existing, org, links, cancellationToken);
            return update.IsSuccess ? new SaveOutcome.Saved(existing, remark) : SaveVerdict.Of(update);
        }

        if (reply.Code is RestCodes.InvalidField or RestCodes.InvalidFieldForWrite)
            reader.Forget();
        return SaveVerdict.Of(reply);
    }
}
