using System.Collections.Immutable;
using System.Text.Json;
using CallBridge.Calls.Search;
using CallBridge.Salesforce.Rest;

namespace CallBridge.Salesforce.Search;

/// <summary>Who in the org has an extension? One request.</summary>
internal sealed class Colleagues(RestClient rest)
{
    private const int Most = 1000;

    /// <returns>Null if the org could not be asked.</returns>
    public async Task<ImmutableArray<Colleague>?> AskAsync(CancellationToken cancellationToken)
    {
        var reply = await rest.QueryAsync(
            $"SELECT Name, Extension FROM User WHERE IsActive = true AND Extension != null ORDER BY Name LIMIT {Most}", cancellationToken);
        return reply.Body is { } body && reply.IsSuccess ? Read(body) : null;
    }

    /// <summary>The rows of either route's answer.</summary>
    public static ImmutableArray<Colleague> Read(JsonElement body) =>
    [
        .. body.Items("records")
            .Select(row => row.Text("Name") is { Length: > 0 } name && row.Text("Extension") is { Length: > 0 } extension ? new Colleague(name, extension) : null)
            .OfType<Colleague>(),
    ];
}
