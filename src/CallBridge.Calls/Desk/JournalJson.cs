using System.Text.Json.Serialization;

namespace CallBridge.Calls.Desk;

/// <summary>JSON of a journal row.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(DeskCall))]
internal sealed partial class JournalJson : JsonSerializerContext;
