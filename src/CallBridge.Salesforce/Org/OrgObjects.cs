using System.Collections.Concurrent;
using CallBridge.Calls.Search;
using CallBridge.Salesforce.Rest;

namespace CallBridge.Salesforce.Org;

/// <summary>The org's objects, described once each and remembered.</summary>
internal sealed class OrgObjects(RestClient rest)
{
    private const int NotFound = 404;
    private readonly ConcurrentDictionary<string, ObjectSchema?> _known = new(StringComparer.OrdinalIgnoreCase);
    private IReadOnlyDictionary<string, string>? _prefixes;

    /// <summary>The object as described; as every org has it, if it could not be asked; null if the user has no such object.</summary>
    public async Task<ObjectSchema?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(name, out var schema))
            return schema;
        var (described, reply) = await DescribeAsync(name, cancellationToken);
        return described ?? (reply.Status == NotFound ? null : StandardObjects.Find(name));
    }

    /// <summary>Asks anew.</summary>
    public async Task<(ObjectSchema? Schema, RestReply Reply)> DescribeAsync(string name, CancellationToken cancellationToken)
    {
        var reply = await rest.GetAsync($"/sobjects/{Uri.EscapeDataString(name)}/describe", cancellationToken);
        if (reply is { IsSuccess: true, Body: { } body })
        {
            var schema = ObjectSchema.Read(body);
            _known[name] = schema;
            return (schema, reply);
        }

        if (reply.Status == NotFound)
            _known[name] = null;
        return (null, reply);
    }

    /// <summary>The object whose ids begin so; null if there is none or it could not be asked.</summary>
    public async Task<string?> OfPrefixAsync(string prefix, CancellationToken cancellationToken)
    {
        if (SalesforceId.TypeOfPrefix(prefix) is { } standard)
            return standard;
        if (_prefixes is null)
        {
            var reply = await rest.GetAsync("/sobjects", cancellationToken);
            if (reply is not { IsSuccess: true, Body: { } body })
                return null;
            _prefixes = body.Items("sobjects")
                .Select(o => (Prefix: o.Text("keyPrefix"), Name: o.Text("name")))
                .Where(o => o.Prefix is not null && o.Name is not null)
                .DistinctBy(o => o.Prefix)
                .ToDictionary(o => o.Prefix!, o => o.Name!, StringComparer.Ordinal);
        }

        return _prefixes.GetValueOrDefault(prefix);
    }
}
