using System.Collections.Immutable;
using System.Text.Json;

namespace CallBridge.Salesforce.Rest;

/// <summary>One error of the REST API.</summary>
/// <param name="Code">Salesforce's errorCode: what to act on, whatever the HTTP status.</param>
/// <param name="Message">For a person.</param>
/// <param name="Fields">The fields meant; may be empty.</param>
internal sealed record RestError(string Code, string Message, ImmutableArray<string> Fields)
{
    /// <summary>Bodies are arrays; a few resources send a lone object.</summary>
    public static ImmutableArray<RestError> Read(JsonElement? body) => body switch
    {
        { ValueKind: JsonValueKind.Array } array => [.. array.EnumerateArray().Select(One).OfType<RestError>()],
        { ValueKind: JsonValueKind.Object } single when One(single) is { } error => [error],
        _ => [],
    };

    private static RestError? One(JsonElement element) =>
        // Results of sObject Collections say statusCode.
        (element.Text("errorCode") ?? element.Text("statusCode")) is { } code ? new(code, element.Text("message") ?? code, [.. element.Texts("fields")]) : null;
}
