using System.Text.Json;

namespace CallBridge.DemoOrg.Lightning.Records;

/// <summary>What the new-record form sends.</summary>
internal sealed record NewRecord(string Type, Dictionary<string, JsonElement> Values);
