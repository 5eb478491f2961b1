using System.Text.Json;
using System.Text.Json.Nodes;
using CallBridge.Salesforce.Org;
using CallBridge.Salesforce.Rest;

namespace CallBridge.Salesforce.Tasks;

/// <summary>
/// Puts records of one way to Salesforce in one request: alone by the record's own resource, several by sObject Collections.
/// </summary>
internal sealed class TaskSender(RestClient rest)
{
    private const int PerRecordRefusal = 400;
    private static readonly (string, string) AllowDuplicates = ("Sforce-Duplicate-Rule-Header", "allowSave=true");

    /// <summary>The records' answers in order, or the one answer to the request as such.</summary>
    public async Task<TaskReplies> SendAsync(
        IReadOnlyList<TaskAttempt> attempts, TaskWay way, OrgKnowledge org, CancellationToken cancellationToken)
    {
        (string, string)? header = attempts[0].AllowDuplicates ? AllowDuplicates : null;
        if (attempts is [var only])
        {
            var (method, path) = Address(only, way, org);
            return TaskReplies.Of([await rest.WriteAsync(method, path, Body(only, way, org), header, cancellationToken)]);
        }

        var reply = await rest.WriteAsync(
            way == TaskWay.Insert ? HttpMethod.Post : HttpMethod.Patch,
            way == TaskWay.Upsert ? $"/composite/sobjects/Task/{org.Facts.KeyField}" : "/composite/sobjects",
            new JsonObject
            {
                ["allOrNone"] = false,
                ["records"] = new JsonArray([.. attempts.Select(attempt => Element(attempt, way, org))]),
            },
            header,
            cancellationToken,
            RestPatience.Batch);
        if (!reply.IsSuccess)
            return TaskReplies.OfWhole(reply);
        var results = reply.Body is { ValueKind: JsonValueKind.Array } body ? body.EnumerateArray().Select(One).ToList() : [];
        return results.Count == attempts.Count
            ? TaskReplies.Of(results)
            // Something was done with the records; nobody can tell which of them.
            : TaskReplies.OfWhole(RestReply.NoAnswer(RestFault.Lost, "Salesforce's answer to a batch does not fit what was sent."));
    }

    private static (HttpMethod Method, string Path) Address(TaskAttempt attempt, TaskWay way, OrgKnowledge org) => way switch
    {
        TaskWay.Update => (HttpMethod.Patch, $"/sobjects/Task/{Uri.EscapeDataString(attempt.TaskId!)}"),
        TaskWay.Upsert => (HttpMethod.Patch, $"/sobjects/Task/{org.Facts.KeyField}/{Uri.EscapeDataString(attempt.Record.Key)}"),
        _ => (HttpMethod.Post, "/sobjects/Task"),
    };

    private static JsonObject Body(TaskAttempt attempt, TaskWay way, OrgKnowledge org) => way switch
    {
        TaskWay.Update => TaskFields.ForKnown(attempt.Record, org, attempt.Links),
        TaskWay.Upsert => TaskFields.ForNew(attempt.Record, org, attempt.Links),
        _ => TaskFields.WithKey(TaskFields.ForNew(attempt.Record, org, attempt.Links), attempt.Record, org),
    };

    private static JsonObject Element(TaskAttempt attempt, TaskWay way, OrgKnowledge org)
    {
        var body = Body(attempt, way, org);
        body["attributes"] = new JsonObject { ["type"] = "Task" };
        if (way == TaskWay.Update)
            body["id"] = attempt.TaskId;
        // Here it stands in the element; in the address of a lone upsert.
        return way == TaskWay.Upsert ? TaskFields.WithKey(body, attempt.Record, org) : body;
    }

    // As if the record had been sent alone; the status of a refusal is not told here.
    private static RestReply One(JsonElement result)
    {
        if (result.Flag("success"))
            return new() { Fault = RestFault.None, Status = 200, Body = result };
        var errors = RestError.Read(result.Property("errors"));
        return errors.IsEmpty
            ? RestReply.NoAnswer(RestFault.Lost, "Salesforce did not say what became of this record.")
            : new() { Fault = RestFault.None, Status = PerRecordRefusal, Body = result, Errors = errors, Problem = errors[0].Message };
    }
}
