using System.Collections.Immutable;
using System.Text.Json;
using CallBridge.Calls.Search;
using CallBridge.Salesforce.Org;
using CallBridge.Salesforce.Rest;

namespace CallBridge.Salesforce.Search;

/// <summary>
/// Whose number is this? One request, whatever the number of notations and objects; one more for records of a type that were made a moment ago and that
/// the index does not have yet.
/// </summary>
internal sealed class PhoneSearch(RestClient rest, OrgObjects objects)
{
    private static readonly ImmutableArray<string> Extras =
        ["AccountId", "IsConverted", "IsPersonAccount", "PersonContactId"];

    public async Task<SearchAnswer> AskAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        var notations = request.Notations.Where(n => n.Length > 1).Distinct().ToImmutableArray();
        var schemas = new List<ObjectSchema>();
        foreach (var name in request.Objects.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            // One object that the user may not see would fail the search of all.
            if (await objects.FindAsync(name, cancellationToken) is { } schema && schema.PhoneFields.Any())
                schemas.Add(schema);
        }

        if (notations.IsEmpty || schemas.Count == 0)
            return new([], null);
        var reply = await rest.SearchAsync(Sosl.Find(notations, schemas.Select(s => (s.Name, Fields(s)))), cancellationToken);
        if (!reply.IsSuccess)
            return SearchAnswer.Failed(reply.Problem ?? "Salesforce did not answer the search.");
        var hits = reply.Body switch
        {
            // Older versions answer the bare array.
            { ValueKind: JsonValueKind.Array } array => array.EnumerateArray(),
            { } body => body.Items("searchRecords"),
            null => [],
        };
        var found = hits.Select(h => Read(h, schemas)).OfType<Candidate>().ToList();
        foreach (var created in request.Created.ExceptBy(found.Select(c => c.Record.Id), r => SalesforceId.Normalise(r.Id)).GroupBy(r => r.Type))
        {
            if (schemas.Find(s => s.Name.Equals(created.Key, StringComparison.OrdinalIgnoreCase)) is { } schema)
                found.AddRange(await ReadAsync(schema, created.Select(r => r.Id), schemas, cancellationToken));
        }

        return new([.. found], null);
    }

    /// <summary>Records that the index does not have yet; none if they are gone or cannot be asked for.</summary>
    private async Task<IEnumerable<Candidate>> ReadAsync(
        ObjectSchema schema, IEnumerable<string> ids, List<ObjectSchema> schemas, CancellationToken cancellationToken)
    {
        var wanted = ids.Select(SalesforceId.Normalise).OfType<string>().Select(Soql.Literal);
        var reply = await rest.QueryAsync(
            $"SELECT {string.Join(", ", Fields(schema))} FROM {schema.Name} WHERE Id IN ({string.Join(',', wanted)})", cancellationToken);
        return reply is { IsSuccess: true, Body: { } body } ? body.Items("records").Select(row => Read(row, schemas)).OfType<Candidate>() : [];
    }

    private static IEnumerable<string> Fields(ObjectSchema schema)
    {
        IEnumerable<string> fields = ["Id", .. schema.NameField is { } name ? [name] : Array.Empty<string>(), .. schema.PhoneFields];
        fields = fields.Concat(Extras.Where(schema.Has));
        return (schema.Name == "Contact" && schema.Has("AccountId") ? fields.Append("Account.Name") : fields)
            .Distinct(StringComparer.OrdinalIgnoreCase);
    }

    private static Candidate? Read(JsonElement hit, List<ObjectSchema> schemas)
    {
        var type = hit.Property("attributes")?.Text("type");
        if (schemas.Find(s => s.Name.Equals(type, StringComparison.OrdinalIgnoreCase)) is not { } schema
            || SalesforceId.Normalise(hit.Text("Id")) is not { } id)
        {
            return null;
        }

        return new()
        {
            Record = new(id, schema.Name, schema.NameField is { } name ? hit.Text(name) : null),
            Phones = [.. schema.PhoneFields.Select(f => hit.Text(f)).OfType<string>()],
            IsConverted = hit.Flag("IsConverted"),
            IsPersonAccount = hit.Flag("IsPersonAccount"),
            PersonContactId = SalesforceId.Normalise(hit.Text("PersonContactId")),
            AccountId = SalesforceId.Normalise(hit.Text("AccountId")),
            AccountName = hit.Property("Account")?.Text("Name"),
        };
    }
}
