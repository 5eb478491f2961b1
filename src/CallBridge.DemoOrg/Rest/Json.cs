using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallBridge.DemoOrg.Org;
using Microsoft.AspNetCore.Http;

namespace CallBridge.DemoOrg.Rest;

/// <summary>Reads and writes the bodies of the REST API.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions AsIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IResult Result(JsonNode body, int status = StatusCodes.Status200OK) =>
        TypedResults.Text(body.ToJsonString(AsIs), "application/json", Encoding.UTF8, status);

    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)t)]);

    public static JsonNode? Value(object? value) => FieldValue.ToWire(value) switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        long number => JsonValue.Create(number),
        decimal number => JsonValue.Create(number),
        var other => throw new InvalidOperationException($"A record holds a {other.GetType().Name}."),
    };

    /// <summary>Reads a body that must be a JSON object.</summary>
    /// <returns>The object, or the answer that refuses it.</returns>
    public static async Task<(JsonElement Body, IResult? Refusal)> ReadAsync(HttpRequest request)
    {
        if (!request.HasJsonContentType())
            return (default, RestError.Of("UNSUPPORTED_MEDIA_TYPE", $"Unsupported Content-Type: {request.ContentType ?? "none"}. Send application/json."));
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? (document.RootElement.Clone(), null)
                : (default, RestError.Of("JSON_PARSER_ERROR", "The request body must be a JSON object"));
        }
        catch (JsonException error)
        {
            return (default, RestError.Of("JSON_PARSER_ERROR", error.Message));
        }
    }

    /// <summary>An object's members as a record's fields.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Fields(JsonElement body) =>
        body.EnumerateObject().Select(p => new KeyValuePair<string, object?>(p.Name, p.Value));
}
