using System.Collections.Immutable;
using CallBridge.Calls.Records;
using CallBridge.Calls.Search;

namespace CallBridge.Calls;

/// <summary>A Salesforce org, by whatever route. Faults come back as values; only cancellation throws.</summary>
public interface ISalesforce
{
    /// <summary>
    /// Records that are best given to one <see cref="SaveAsync"/>: 1 for a route that saves one by one. May change from batch to batch, since an
    /// org may turn out to take fewer.
    /// </summary>
    /// <value>1 to 200.</value>
    int MostAtOnce { get; }

    /// <summary>Facts of the org and of the agent's user; a problem is a plain sentence.</summary>
    Task<(OrgFacts? Facts, string? Problem)> ReadFactsAsync(CancellationToken cancellationToken);

    /// <summary>One request, whatever the number of notations.</summary>
    Task<SearchAnswer> SearchAsync(SearchRequest request, CancellationToken cancellationToken);

    /// <summary>Null if the record is gone, may not be seen, or the org could not be asked.</summary>
    Task<RecordDetails?> ReadAsync(string recordId, CancellationToken cancellationToken);

    /// <summary>
    /// Open cases of these contacts, newest first, in one request; empty if there are none, the user may see none, or the org could not be asked.
    /// A route that cannot ask offers none.
    /// </summary>
    Task<ImmutableArray<OpenCase>> FindCasesAsync(ImmutableArray<string> contactIds, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<OpenCase>>([]);

    /// <summary>
    /// Active users with an extension, by name, in one request; null if the org could not be asked. A route that cannot ask knows none.
    /// </summary>
    Task<ImmutableArray<Colleague>?> FindColleaguesAsync(CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<Colleague>?>([]);

    /// <summary>
    /// Saves each record for itself: what is refused for one keeps none of the others back. Once the whole org does not answer, the rest is not
    /// sent and comes back as <see cref="SaveOutcome.Retry"/>.
    /// </summary>
    /// <param name="batch">Each key once; any number, though <see cref="MostAtOnce"/> is best.</param>
    /// <param name="cancellationToken">Gives up; what became of the batch is then unknown.</param>
    /// <returns>One outcome for each, in the order given.</returns>
    Task<ImmutableArray<SaveOutcome>> SaveAsync(ImmutableArray<SaveRequest> batch, CancellationToken cancellationToken);

    /// <summary>Looks for the Tasks of these records by their call keys (in the key field, else in CallObject), many in one request.</summary>
    /// <param name="records">Each key once. What their Tasks hold of the fields that these records fill is read too.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>One outcome for each, in the order given.</returns>
    Task<ImmutableArray<FindOutcome>> FindAsync(ImmutableArray<CallRecord> records, CancellationToken cancellationToken);
}
