using System.Text.Json;
using CallBridge.Calls;
using CallBridge.Calls.Search;
using CallBridge.Salesforce.Org;
using CallBridge.Salesforce.Rest;

namespace CallBridge.Salesforce.Reading;

/// <summary>Reads what the association rules need of a record that the agent chose or has open.</summary>
internal sealed class RecordReader(RestClient rest, OrgObjects objects)
{
    public async Task<RecordDetails?> ReadAsync(string recordId, CancellationToken cancellationToken)
    {
        if (SalesforceId.Normalise(recordId) is not { } id
            || await objects.OfPrefixAsync(SalesforceId.PrefixOf(id), cancellationToken) is not { } type
            || await objects.FindAsync(type, cancellationToken) is not { } schema)
        {
            return null;
        }

        var reply = await rest.QueryAsync(
            $"SELECT {string.Join(", ", Fields(schema))} FROM {schema.Name} WHERE Id = {Soql.Literal(id)}", cancellationToken);
        return reply.Body?.Items("records").FirstOrDefault() is { ValueKind: JsonValueKind.Object } row
            ? await ReadAsync(row, id, schema, cancellationToken)
            : null;
    }

    private static IEnumerable<string> Fields(ObjectSchema schema)
    {
        yield return "Id";
        if (schema.NameField is { } name)
            yield return name;
        foreach (var (field, related) in Links(schema))
        {
            yield return field;
            yield return related;
        }

        if (schema.Has("AccountId"))
            yield return "AccountId";
    }

    // Only standard objects: a custom object's own reference of such a name may mean anything.
    private static IEnumerable<(string Field, string Related)> Links(ObjectSchema schema) => schema.Name switch
    {
        "Case" when schema.Has("ContactId") => [("ContactId", "Contact.Name")],
        "Account" when schema.Has("PersonContactId") => [("PersonContactId", "PersonContact.Name")],
        "Task" or "Event" => [("WhoId", "Who.Name"), ("WhatId", "What.Name")],
        _ => [],
    };

    private async Task<RecordDetails> ReadAsync(JsonElement row, string id, ObjectSchema schema, CancellationToken cancellationToken) => new()
    {
        Record = new(id, schema.Name, schema.NameField is { } name ? row.Text(name) : null),
        AccountId = SalesforceId.Normalise(row.Text("AccountId")),
        Contact = schema.Name switch
        {
            "Case" => await LinkAsync(row, "Contact", cancellationToken),
            "Account" => await LinkAsync(row, "PersonContact", cancellationToken),
            _ => null,
        },
        Who = schema.Name is "Task" or "Event" ? await LinkAsync(row, "Who", cancellationToken) : null,
        What = schema.Name is "Task" or "Event" ? await LinkAsync(row, "What", cancellationToken) : null,
    };

    private async Task<RecordRef?> LinkAsync(JsonElement row, string relation, CancellationToken cancellationToken) =>
        SalesforceId.Normalise(row.Text(relation + "Id")) is { } id
            && await objects.OfPrefixAsync(SalesforceId.PrefixOf(id), cancellationToken) is { } type
            ? new(id, type, row.Property(relation)?.Text("Name"))
            : null;
}
