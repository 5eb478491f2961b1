using CallBridge.DemoOrg.Org;
using CallBridge.DemoOrg.Query;

namespace CallBridge.DemoOrg.Search;

/// <summary>A whole search: what is sought, where, and what is wanted of each object.</summary>
/// <param name="Matches">What is sought.</param>
/// <param name="Scope">The fields that are searched.</param>
/// <param name="Returning">What is wanted, object by object.</param>
/// <param name="Limit">How many records at most, over all objects.</param>
internal sealed record RecordSearch(Predicate<SearchText> Matches, SearchScope Scope, IReadOnlyList<RecordQuery> Returning, int Limit)
{
    /// <summary>What Salesforce returns at most.</summary>
    public const int MaximumRecords = 2_000;

    /// <summary>The objects that a search without RETURNING goes through, and those it may name.</summary>
    public static readonly IReadOnlyList<string> SearchableObjects = ["Account", "Contact", "Lead", "Opportunity", "Case", "Task", "Event", "User"];

    /// <summary>The records found, with the query whose fields each shows.</summary>
    public IReadOnlyList<(RecordQuery Query, OrgRecord Record)> Run(OrgStore org) =>
    [
        .. Returning
            .SelectMany(query => query
                .Select(org, org.All(query.From.Name).Where(record => Matches(SearchText.Of(record, Scope))))
                .Select(record => (query, record)))
            .Take(Limit),
    ];
}
