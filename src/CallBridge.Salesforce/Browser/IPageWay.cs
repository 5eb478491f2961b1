using System.Collections.Immutable;
using CallBridge.Calls.Records;
using CallBridge.Calls.Search;
using CallBridge.Salesforce.Rest;
using CallBridge.Salesforce.Tasks;

namespace CallBridge.Salesforce.Browser;

/// <summary>How a page works: by our Apex, or by what Open CTI itself offers. Null everywhere: the page did not take the work, and it is not done.</summary>
internal interface IPageWay
{
    Task<SearchAnswer?> SearchAsync(string page, SearchRequest request, CancellationToken cancellationToken);

    /// <summary>Open cases of these contacts; none where they cannot be asked for.</summary>
    Task<FoundCases?> FindCasesAsync(string page, ImmutableArray<string> contactIds, CancellationToken cancellationToken);

    /// <summary>Users with an extension; none where they cannot be asked for.</summary>
    Task<FoundColleagues?> FindColleaguesAsync(string page, CancellationToken cancellationToken);

    /// <summary>What is told of a record; <c>Details</c> null: it is not there, may not be seen, or cannot be asked for.</summary>
    Task<PageRecord?> ReadAsync(string page, string recordId, CancellationToken cancellationToken);

    /// <summary>One attempt; the answer as the REST API would give it.</summary>
    Task<RestReply?> SaveAsync(string page, PageOrg org, TaskAttempt attempt, CancellationToken cancellationToken);

    Task<FindOutcome?> FindAsync(string page, PageOrg org, CallRecord record, CancellationToken cancellationToken);
}
