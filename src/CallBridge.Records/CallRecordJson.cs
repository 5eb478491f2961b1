using System.Text.Json;
using System.Text.Json.Serialization;
using CallBridge.Calls.Records;

namespace CallBridge.Records;

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
}
