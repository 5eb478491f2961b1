using CallBridge.DemoOrg.Org;
using CallBridge.DemoOrg.Org.Schema;

namespace CallBridge.DemoOrg.Query;

/// <summary>What is wanted of one object: a SOQL query, or one object of a search.</summary>
internal sealed record RecordQuery(ObjectDefinition From, IReadOnlyList<FieldPath> Fields)
{
    /// <summary>Whether only the number of records is wanted: COUNT().</summary>
    public bool CountOnly { get; init; }

    public Condition Where { get; init; } = static (_, _) => true;

    public IReadOnlyList<Ordering> OrderBy { get; init; } = [];

    public int? Limit { get; init; }

    public int Offset { get; init; }

    /// <summary>The wanted ones among the candidates, in the order asked for.</summary>
    public IReadOnlyList<OrgRecord> Select(OrgStore org, IEnumerable<OrgRecord> candidates)
    {
        var wanted = candidates.Where(record => Where(org, record));
        IOrderedEnumerable<OrgRecord>? ordered = null;
        foreach (var ordering in OrderBy)
        {
            object? Key(OrgRecord record) => ordering.Path.Read(org, record);
            var comparer = new ValueComparer(ordering.Descending, ordering.NullsLast);
            ordered = ordered is null ? wanted.OrderBy(Key, comparer) : ordered.ThenBy(Key, comparer);
        }

        var page = (ordered ?? wanted).Skip(Offset);
        return [.. Limit is { } limit ? page.Take(limit) : page];
    }
}
