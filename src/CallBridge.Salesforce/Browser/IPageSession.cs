namespace CallBridge.Salesforce.Browser;

/// <summary>The softphone pages that stand in a signed-in Salesforce page and can work there.</summary>
public interface IPageSession
{
    /// <summary>Ids of those that are connected now, the leader first; hidden ones last.</summary>
    IReadOnlyList<string> Pages { get; }

    /// <summary>Asks one page. A page that does not take the work in time certainly does not do it; only cancellation throws.</summary>
    Task<PageReply> AskAsync(string page, PageAsk ask, CancellationToken cancellationToken);
}
