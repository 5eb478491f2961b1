using System.Collections.Immutable;
using CallBridge.Calls;
using CallBridge.Calls.Records;
using CallBridge.Calls.Search;
using CallBridge.Status;

namespace CallBridge.Salesforce;

/// <summary>Passes everything on and notes how Salesforce fares, for the status.</summary>
internal sealed class WatchedSalesforce(ISalesforce inner, SalesforceHealth health) : ISalesforce
{
    public int MostAtOnce => inner.MostAtOnce;

    public async Task<(OrgFacts? Facts, string? Problem)> ReadFactsAsync(CancellationToken cancellationToken)
    {
        var answer = await inner.ReadFactsAsync(cancellationToken);
        health.Set(answer.Problem is null, answer.Facts is { } facts ? new(facts.UserId, facts.UserName, facts.UserEnabled) : null, answer.Problem);
        return answer;
    }

    public async Task<SearchAnswer> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        var answer = await inner.SearchAsync(request, cancellationToken);
        health.Set(answer.Problem is null, null, answer.Problem);
        return answer;
    }

    public Task<ImmutableArray<OpenCase>> FindCasesAsync(ImmutableArray<string> contactIds, CancellationToken cancellationToken) =>
        inner.FindCasesAsync(contactIds, cancellationToken);

    public Task<ImmutableArray<Colleague>?> FindColleaguesAsync(CancellationToken cancellationToken) => inner.FindColleaguesAsync(cancellationToken);

    public Task<RecordDetails?> ReadAsync(string recordId, CancellationToken cancellationToken) =>
        inner.ReadAsync(recordId, cancellationToken);

    public async Task<ImmutableArray<SaveOutcome>> SaveAsync(ImmutableArray<SaveRequest> batch, CancellationToken cancellationToken)
    {
        var outcomes = await inner.SaveAsync(batch, cancellationToken);
        if (outcomes.OfType<SaveOutcome.Retry>().FirstOrDefault(retry => retry.WholeOrg) is { } closed)
            health.Set(false, null, closed.Message);
        else if (outcomes.Any(outcome => outcome is SaveOutcome.Saved or SaveOutcome.Refused))
            health.Set(true, null, null);
        return outcomes;
    }

    public Task<ImmutableArray<FindOutcome>> FindAsync(ImmutableArray<CallRecord> records, CancellationToken cancellationToken) =>
        inner.FindAsync(records, cancellationToken);
}
