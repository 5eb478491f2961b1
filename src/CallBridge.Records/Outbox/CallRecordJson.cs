using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CallBridge.Calls.Records;

namespace CallBridge.Records.Outbox;

/// <summary>The shape in which a call record lies in the outbox.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(CallRecord))]
internal sealed partial class CallRecordJson : JsonSerializerContext
{
    /// <summary>Raised when a stored record could no longer be read as it is.</summary>
    public const int Schema = 1;

    public static string Write(CallRecord record) => JsonSerializer.Serialize(record, Default.CallRecord);

    public static CallRecord Read(int schema, string json) =>
        schema == Schema
            ? JsonSerializer.Deserialize(json, Default.CallRecord) ?? throw new JsonException("A stored call record is null.")
            : throw new JsonException($"A stored call record has schema {schema}; this program reads {Schema}.");

    /// <summary>With its schema before it and a space between: a former content lies in a column of its own.</summary>
    public static string WriteFormer(CallRecord record) => string.Create(CultureInfo.InvariantCulture, $"{Schema} {Write(record)}");

    /// <summary>Null if there is none, or none that this program can read: then nothing is known of it.</summary>
    public static CallRecord? ReadFormer(string? text)
    {
        if (text is null)
            return null;
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || !int.TryParse(text.AsSpan(0, space), NumberStyles.None, CultureInfo.InvariantCulture, out var schema))
            return null;
        try
        {
            return Read(schema, text[(space + 1)..]);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
