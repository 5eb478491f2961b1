using CallBridge.Calls.Records;
using CallBridge.Calls.Search;

namespace CallBridge.Calls;

/// <summary>A Salesforce org. Faults come back as values; only cancellation throws.</summary>
public interface ISalesforce
{
    /// <summary>Facts of the org and of the agent's user; a problem is a plain sentence.</summary>
    Task<(OrgFacts? Facts, string? Problem)> ReadFactsAsync(CancellationToken cancellationToken);

    /// <summary>One request, whatever the number of notations.</summary>
    Task<SearchAnswer> SearchAsync(SearchRequest request, CancellationToken cancellationToken);

    /// <summary>Null if the record is gone, may not be seen, or the org could not be asked.</summary>
    Task<RecordDetails?> ReadAsync(string recordId, CancellationToken cancellationToken);

    /// <summary>
    /// Saves one record: an update of <paramref name="taskId"/> if given, else an upsert by the key field, else an insert.
    /// </summary>
    Task<SaveOutcome> SaveAsync(CallRecord record, string? taskId, CancellationToken cancellationToken);

    /// <summary>Looks for the Task of a call key: by the key field, else by CallObject.</summary>
    Task<FindOutcome> FindAsync(string key, CancellationToken cancellationToken);
}
