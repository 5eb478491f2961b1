using System.Collections.Immutable;
using System.Text.Json;
using CallBridge.Calls;
using CallBridge.Calls.Records;
using CallBridge.Calls.Search;
using CallBridge.Salesforce.Rest;
using CallBridge.Salesforce.Tasks;

namespace CallBridge.Salesforce.Browser;

/// <summary>
/// A Salesforce org through the signed-in page that the agent has open, without a sign-in of the listener's own: by our Apex where it is installed,
/// else by Open CTI's own methods. With no such page everything waits.
/// </summary>
public sealed class BrowserSalesforce : ISalesforce, IDisposable
{
    /// <summary>What is said while there is no page to work through.</summary>
    public const string NoPage = "No Salesforce page with the softphone is open.";

    // A page that comes wakes what waits; this is only for the case that its coming was missed.
    private static readonly TimeSpan WithoutPage = TimeSpan.FromMinutes(5);

    // Without a unique field an insert that is still at work when it is looked up would be made twice: triggers may take that long.
    private static readonly TimeSpan LongestInsert = TimeSpan.FromSeconds(30);

    private readonly SalesforceOptions _options;
    private readonly IPageSession _session;
    private readonly PageOrgs _orgs;
    private readonly SavedTasks _saved = new();
    private readonly ApexWay _apex;
    private readonly OpenCtiWay _openCti;

    /// <param name="options">Whose page it must be (Username), and the key field where it cannot be asked for.</param>
    /// <param name="session">The pages.</param>
    /// <param name="time">Times what is remembered of them.</param>
    public BrowserSalesforce(SalesforceOptions options, IPageSession session, TimeProvider time)
    {
        _options = options;
        _session = session;
        _orgs = new(options, session, time);
        _apex = new(session);
        _openCti = new(session, _saved);
    }

    /// <summary>1: a page saves one by one.</summary>
    public int MostAtOnce => 1;

    /// <summary>A page reports a save whose answer nobody waited for any more.</summary>
    /// <param name="key">The call key.</param>
    /// <param name="answer">What the page was answered: by <c>saveLog</c>, or by CallBridgeLog.</param>
    /// <returns>False if it names no Task.</returns>
    public bool Heard(string key, JsonElement answer)
    {
        if ((OpenCtiWay.TaskId(answer) ?? OpenCtiWay.TaskId(ApexWay.Json(answer) ?? default)) is not { } taskId)
            return false;
        _saved.Heard(key, taskId);
        return true;
    }

    /// <inheritdoc/>
    public async Task<(OrgFacts? Facts, string? Problem)> ReadFactsAsync(CancellationToken cancellationToken)
    {
        var (org, problem) = await WithPageAsync((_, org, _) => Task.FromResult<PageOrg?>(org), cancellationToken);
        return (org?.Facts, problem);
    }

    /// <inheritdoc/>
    public async Task<SearchAnswer> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        var (answer, problem) = await WithPageAsync((page, _, way) => way.SearchAsync(page, request, cancellationToken), cancellationToken);
        return answer ?? SearchAnswer.Failed(problem!);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<OpenCase>> FindCasesAsync(ImmutableArray<string> contactIds, CancellationToken cancellationToken)
    {
        var (answer, _) = await WithPageAsync((page, _, way) => way.FindCasesAsync(page, contactIds, cancellationToken), cancellationToken);
        return answer?.Cases ?? [];
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<Colleague>?> FindColleaguesAsync(CancellationToken cancellationToken)
    {
        var (answer, _) = await WithPageAsync((page, _, way) => way.FindColleaguesAsync(page, cancellationToken), cancellationToken);
        return answer?.Colleagues;
    }

    /// <inheritdoc/>
    public async Task<RecordDetails?> ReadAsync(string recordId, CancellationToken cancellationToken)
    {
        var (answer, _) = await WithPageAsync((page, _, way) => way.ReadAsync(page, recordId, cancellationToken), cancellationToken);
        return answer?.Details;
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<SaveOutcome>> SaveAsync(ImmutableArray<SaveRequest> batch, CancellationToken cancellationToken)
    {
        var outcomes = ImmutableArray.CreateBuilder<SaveOutcome>(batch.Length);
        foreach (var request in batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
            outcomes.Add(outcomes.FirstOrDefault(Stops) is { } stop ? NotSent(stop) : await SaveAsync(request, cancellationToken));
        }

        return outcomes.ToImmutable();
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<FindOutcome>> FindAsync(ImmutableArray<CallRecord> records, CancellationToken cancellationToken)
    {
        var outcomes = ImmutableArray.CreateBuilder<FindOutcome>(records.Length);
        foreach (var record in records)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (outcomes.OfType<FindOutcome.Retry>().FirstOrDefault(retry => retry.WholeOrg) is { } closed)
            {
                outcomes.Add(closed);
                continue;
            }

            var (outcome, problem) = await WithPageAsync((page, org, way) => way.FindAsync(page, org, record, cancellationToken), cancellationToken);
            outcomes.Add(outcome ?? new FindOutcome.Retry(problem!, WholeOrg: true, WithoutPage));
        }

        return outcomes.ToImmutable();
    }

    /// <summary>Ends what is under way.</summary>
    public void Dispose() => _orgs.Dispose();

    private async Task<SaveOutcome> SaveAsync(SaveRequest request, CancellationToken cancellationToken)
    {
        var (outcome, problem) = await WithPageAsync<SaveOutcome>(
            (page, org, way) => org.Facts.UserEnabled
                ? TryAsync(page, org, way, new TaskAttempt(request, 0), cancellationToken)
                : Task.FromResult<SaveOutcome?>(new SaveOutcome.Retry("The agent's Salesforce user is not active, or may not write Tasks.", WholeOrg: true, WithoutPage)),
            cancellationToken);
        return outcome ?? new SaveOutcome.Retry(problem!, WholeOrg: true, WithoutPage);
    }

    /// <returns>Null if the page did not take it.</returns>
    private static async Task<SaveOutcome?> TryAsync(string page, PageOrg org, IPageWay way, TaskAttempt attempt, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await way.SaveAsync(page, org, attempt, cancellationToken) is not { } reply)
                return null;
            if (reply.IsSuccess)
            {
                if (!org.HasApex && attempt.TaskId is null && reply.Body?.Flag("created") is false && !attempt.OnlyNew
                    && SalesforceId.Normalise(reply.Body?.Text("id")) is { } there)
                {
                    // Refused as the second of its key: the first takes what is newer.
                    attempt.Update(there);
                    continue;
                }

                return attempt is { OnlyNew: true, TaskId: null } && reply.Body?.Flag("created") is false
                    ? new SaveOutcome.Exists()
                    : SaveVerdict.Saved(reply, attempt, org.RecordTypes.ContainsKey);
            }

            if (reply.Fault == RestFault.None && attempt.HasLinks && reply.Errors.Any(TaskLinks.Concerns) && attempt.TryFewerLinks(reply))
                continue;
            return SaveVerdict.Of(reply) is SaveOutcome.Unknown lost && org.HasApex && attempt.TaskId is null && org.Facts.KeyField is null
                ? lost with { After = LongestInsert }
                : SaveVerdict.Of(reply);
        }
    }

    /// <summary>Asks the pages in turn until one takes it.</summary>
    /// <returns>The answer; else a plain sentence why there is none.</returns>
    private async Task<(T? Answer, string? Problem)> WithPageAsync<T>(Func<string, PageOrg, IPageWay, Task<T?>> ask, CancellationToken cancellationToken)
        where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        var problem = NoPage;
        foreach (var page in _session.Pages)
        {
            var (org, unknown) = await _orgs.GetAsync(page, cancellationToken);
            if (org is null)
                problem = unknown ?? problem;
            else if (IsAnother(org.Username))
                problem = $"Another Salesforce user than the agent's is signed in to this page: {org.Username}.";
            else if (await ask(page, org, org.HasApex ? _apex : _openCti) is { } answer)
                return (answer, null);
        }

        return (null, problem);
    }

    private bool IsAnother(string? username) =>
        username is not null && _options.Username is { } agent && !agent.Equals(username, StringComparison.OrdinalIgnoreCase);

    private static bool Stops(SaveOutcome outcome) => outcome is SaveOutcome.Unknown or SaveOutcome.Retry { WholeOrg: true };

    private static SaveOutcome.Retry NotSent(SaveOutcome stop) => stop switch
    {
        SaveOutcome.Retry(var message, _, var after) => new(message, WholeOrg: true, after),
        SaveOutcome.Unknown(var message, var after) => new(message, WholeOrg: true, after),
        _ => throw new ArgumentOutOfRangeException(nameof(stop)),
    };
}
