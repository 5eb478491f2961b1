using System.Text.Json;

namespace CallBridge.Salesforce.Rest;

/// <summary>Reads what Salesforce sends without trusting its shape.</summary>
internal static class RestJson
{
    /// <summary>Null if it is not JSON: a proxy or a maintenance page answers in HTML.</summary>
    public static JsonElement? TryParse(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
            return null;
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The property, unless it is missing or null.</summary>
    public static JsonElement? Property(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    public static string? Text(this JsonElement element, string name) =>
        element.Property(name) is { ValueKind: JsonValueKind.String } value ? Read(value) : null;

    public static bool Flag(this JsonElement element, string name) => element.Property(name) is { ValueKind: JsonValueKind.True };

    /// <summary>The elements of an array property; none if it is missing.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Property(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];

    public static IEnumerable<string> Texts(this JsonElement element, string name) =>
        element.Items(name).Where(e => e.ValueKind == JsonValueKind.String).Select(Read).OfType<string>();

    // Half a surrogate pair, or bytes that are no UTF-8, pass the parser and cannot be read.
    private static string? Read(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
