using CallBridge.Calls;
using CallBridge.Calls.Records;
using CallBridge.Calls.Search;
using CallBridge.Status;

namespace CallBridge.Salesforce;

/// <summary>Passes everything on and notes how Salesforce fares, for the status.</summary>
internal sealed class WatchedSalesforce(ISalesforce inner, SalesforceHealth health) : ISalesforce
{
    public async Task<(OrgFacts? Facts, string? Problem)> ReadFactsAsync(CancellationToken cancellationToken)
    {
        var answer = await inner.ReadFactsAsync(cancellationToken);
        health.Set(answer.Problem is null, answer.Facts?.UserName, answer.Problem);
        return answer;
    }

    public async Task<SearchAnswer> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        var answer = await inner.SearchAsync(request, cancellationToken);
        health.Set(answer.Problem is null, null, answer.Problem);
        return answer;
    }

    public Task<RecordDetails?> ReadAsync(string recordId, CancellationToken cancellationToken) =>
        inner.ReadAsync(recordId, cancellationToken);

    public async Task<SaveOutcome> SaveAsync(CallRecord record, string? taskId, CancellationToken cancellationToken)
    {
        var outcome = await inner.SaveAsync(record, taskId, cancellationToken);
        switch (outcome)
        {
            case SaveOutcome.Retry { WholeOrg: true } retry:
                health.Set(false, null, retry.Message);
                break;
            case SaveOutcome.Saved or SaveOutcome.Refused:
                health.Set(true, null, null);
                break;
        }

        return outcome;
    }

    public Task<FindOutcome> FindAsync(string key, CancellationToken cancellationToken) => inner.FindAsync(key, cancellationToken);
}
