using System.Collections.Immutable;
using CallBridge.Calls;
using CallBridge.Calls.Records;
using CallBridge.Calls.Search;

namespace CallBridge.RealOrg;

/// <summary>Gives each key a prefix of its own, so that runs do not meet, and what one has made can be told and cleared away.</summary>
internal sealed class RunKeys(ISalesforce inner, string prefix) : ISalesforce
{
    /// <summary>The key that the org is to refuse; null: none.</summary>
    public string? Refused { get; set; }

    public int MostAtOnce => inner.MostAtOnce;

    public Task<(OrgFacts? Facts, string? Problem)> ReadFactsAsync(CancellationToken cancellationToken) => inner.ReadFactsAsync(cancellationToken);

    public Task<SearchAnswer> SearchAsync(SearchRequest request, CancellationToken cancellationToken) => inner.SearchAsync(request, cancellationToken);

    public Task<RecordDetails?> ReadAsync(string recordId, CancellationToken cancellationToken) => inner.ReadAsync(recordId, cancellationToken);

    public Task<ImmutableArray<SaveOutcome>> SaveAsync(ImmutableArray<SaveRequest> batch, CancellationToken cancellationToken) =>
        inner.SaveAsync([.. batch.Select(request => request with { Record = Mine(request.Record) })], cancellationToken);

    public Task<ImmutableArray<FindOutcome>> FindAsync(ImmutableArray<CallRecord> records, CancellationToken cancellationToken) =>
        inner.FindAsync([.. records.Select(Mine)], cancellationToken);

    // Status is a restricted picklist in every org.
    private CallRecord Mine(CallRecord record) => record with
    {
        Key = prefix + record.Key,
        Status = record.Key == Refused ? "No such status" : record.Status,
    };
}
