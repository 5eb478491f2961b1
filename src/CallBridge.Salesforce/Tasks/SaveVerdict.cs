using CallBridge.Calls.Records;
using CallBridge.Calls.Search;
using CallBridge.Salesforce.Rest;

namespace CallBridge.Salesforce.Tasks;

/// <summary>What an answer means for a record that was to be saved: by errorCode, since the status does not tell.</summary>
internal static class SaveVerdict
{
    private const int MultipleChoices = 300;
    private const int NotFoundStatus = 404;
    private const int RequestTimeout = 408;
    private const int TooManyRequests = 429;
    private const int ClientErrors = 400;
    private const int ServerErrors = 500;

    // Of a rolling day; there is no Retry-After.
    private static readonly TimeSpan LimitWait = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan SignInWait = TimeSpan.FromSeconds(30);

    /// <param name="reply">Not a success.</param>
    public static SaveOutcome Of(RestReply reply)
    {
        var problem = reply.Problem ?? "Salesforce did not say what is wrong.";
        return reply switch
        {
            { Fault: RestFault.NoSession } => new SaveOutcome.Retry(problem, WholeOrg: true, SignInWait),
            { Fault: RestFault.NotSent } => new SaveOutcome.Retry(problem, WholeOrg: true),
            { Fault: RestFault.Lost } => new SaveOutcome.Unknown(problem),
            { Code: RestCodes.LimitExceeded } => new SaveOutcome.Retry(
                "The org's daily API requests are used up; records wait until Salesforce allows more.", WholeOrg: true, LimitWait),
            { Code: RestCodes.ServerUnavailable or RestCodes.ApiDisabled or RestCodes.ApiCurrentlyDisabled } =>
                new SaveOutcome.Retry(problem, WholeOrg: true),
            // A lock passes; a duplicate value is another listener's upsert of this key at this moment, and is an update next time.
            { Code: RestCodes.RowLocked or RestCodes.DuplicateValue } => new SaveOutcome.Retry(problem, WholeOrg: false),
            { Status: MultipleChoices } or { Code: RestCodes.DuplicateExternalId } => new SaveOutcome.Refused(
                "Several Tasks carry this call's key: leave one of them and retry.", "MULTIPLE_CHOICES"),
            { Status: >= ServerErrors } => new SaveOutcome.Unknown(problem),
            { Status: RequestTimeout or TooManyRequests } => new SaveOutcome.Retry(problem, WholeOrg: true),
            { Status: >= ClientErrors, Errors.IsEmpty: false } => new SaveOutcome.Refused(problem, reply.Code),
            // Not Salesforce's words: a proxy, a portal page. The record is not to blame.
            _ => new SaveOutcome.Retry(problem, WholeOrg: true),
        };
    }

    /// <summary>What a success means.</summary>
    public static SaveOutcome Saved(RestReply reply, TaskAttempt attempt, Func<string, bool> hasRecordType) =>
        SalesforceId.Normalise(attempt.TaskId ?? reply.Body?.Text("id")) is { } id
            ? new SaveOutcome.Saved(id, attempt.Remark(hasRecordType), attempt.Dropped)
            // Older versions answer an upsert that updated with 204 and nothing: looked up.
            : new SaveOutcome.Unknown("Salesforce took the record but did not name it.");

    /// <summary>Why nothing was sent: the org could not be asked about itself.</summary>
    public static SaveOutcome.Retry NotAsked(RestReply reply) => Of(reply) is SaveOutcome.Retry retry
        ? retry
        // Nothing of the record was sent, whatever became of the question.
        : new SaveOutcome.Retry(reply.Problem ?? "The org did not describe itself.", WholeOrg: true);

    /// <summary>Whether the address of an upsert names a field that the org no longer has, or no longer as an external id.</summary>
    public static bool IsKeyFieldGone(RestReply reply) =>
        reply is { Status: NotFoundStatus, Code: RestCodes.NotFound } && reply.Errors[0].Message.Contains("external ID field", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a trigger of the org ran into a limit that it may keep with fewer records at a time.</summary>
    public static bool IsTooMuchAtOnce(RestReply reply) =>
        reply.Errors.Any(e => e.Message.Contains("LimitException", StringComparison.OrdinalIgnoreCase));

    /// <summary>Why a look-up has no answer.</summary>
    public static FindOutcome.Retry OfFind(RestReply reply) => Of(reply) switch
    {
        SaveOutcome.Retry(var message, var wholeOrg, var after) => new(message, wholeOrg, after),
        SaveOutcome.Unknown(var message, _) => new(message, WholeOrg: true),
        SaveOutcome.Refused(var message, _) => new(message, WholeOrg: false),
        _ => new("Salesforce's answer makes no sense.", WholeOrg: false),
    };
}
