using System.Collections.Immutable;
using System.Text.Json;
using CallBridge.Calls.Records;
using CallBridge.Calls.Search;
using CallBridge.Salesforce.Org;
using CallBridge.Salesforce.Rest;

namespace CallBridge.Salesforce.Tasks;

/// <summary>Looks up Tasks by their call keys: as many keys in one query as an address takes.</summary>
internal sealed class TaskFinder(RestClient rest, OrgReader reader)
{
    // Salesforce takes 16 KiB of address; the host's part and what proxies add stay below the rest.
    private const int LongestQuery = 12_000;
    private const int MostKeys = 200;
    private const string DataPath = "/services/data/";

    public async Task<ImmutableArray<FindOutcome>> FindAsync(ImmutableArray<CallRecord> records, CancellationToken cancellationToken)
    {
        if (records.IsEmpty)
            return [];
        var (org, missing) = await reader.GetAsync(cancellationToken);
        if (org is null)
            return [.. records.Select(_ => SaveVerdict.OfFind(missing!))];
        var outcomes = new Dictionary<string, FindOutcome>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < records.Length;)
        {
            var (query, taken) = Query(records.AsSpan()[at..], org);
            await AskAsync(query, records.Slice(at, taken), org, outcomes, cancellationToken);
            at += taken;
        }

        return [.. records.Select(record => outcomes[record.Key])];
    }

    // The oldest first, should an org without the unique field hold two.
    private static (string Query, int Taken) Query(ReadOnlySpan<CallRecord> records, OrgKnowledge org)
    {
        var field = KeyField(org);
        var fields = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        var keys = new List<string>();
        var query = "";
        foreach (var record in records)
        {
            var longer = new SortedSet<string>(fields, StringComparer.OrdinalIgnoreCase);
            longer.UnionWith(TaskFields.Readable(record, org));
            longer.Remove(field);
            keys.Add(Soql.Literal(record.Key));
            var next = string.Join(
                ' ',
                $"SELECT {string.Join(", ", longer.Prepend(field).Prepend("Id"))} FROM Task",
                $"WHERE {field} IN ({string.Join(',', keys)}) ORDER BY CreatedDate, Id");
            if (query.Length > 0 && (keys.Count > MostKeys || Uri.EscapeDataString(next).Length > LongestQuery))
                return (query, keys.Count - 1);
            (query, fields) = (next, longer);
        }

        return (query, keys.Count);
    }

    private async Task AskAsync(
        string query, ImmutableArray<CallRecord> asked, OrgKnowledge org, Dictionary<string, FindOutcome> outcomes, CancellationToken cancellationToken)
    {
        var reply = await rest.QueryAsync(query, cancellationToken);
        while (true)
        {
            if (!reply.IsSuccess || reply.Body is not { } body)
            {
                if (reply.Code == RestCodes.InvalidField)
                    reader.Forget();
                foreach (var record in asked.Where(r => !outcomes.ContainsKey(r.Key)))
                    outcomes[record.Key] = SaveVerdict.OfFind(reply);
                return;
            }

            foreach (var row in body.Items("records"))
            {
                if (row.Text(KeyField(org)) is { } key && SalesforceId.Normalise(row.Text("Id")) is { } id)
                    outcomes.TryAdd(key, new FindOutcome.Found(id, Content(row)));
            }

            // Long texts make Salesforce give fewer rows at a time.
            if (body.Text("nextRecordsUrl") is not { } next || !next.StartsWith(DataPath, StringComparison.Ordinal))
                break;
            reply = await rest.GetPlainAsync(next, cancellationToken);
        }

        foreach (var record in asked)
            outcomes.TryAdd(record.Key, new FindOutcome.Absent());
    }

    private static string KeyField(OrgKnowledge org) => org.Facts.KeyField ?? "CallObject";

    private static TaskContent Content(JsonElement row)
    {
        var values = TaskContent.Nothing.ToBuilder();
        foreach (var property in row.EnumerateObject().Where(p => p.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)))
        {
            values[property.Name] = property.Value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => row.Text(property.Name),
                _ => property.Value.GetRawText(),
            };
        }

        return new(values.ToImmutable());
    }
}
