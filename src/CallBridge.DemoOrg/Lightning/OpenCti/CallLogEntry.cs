using System.Text.Json;

namespace CallBridge.DemoOrg.Lightning.OpenCti;

/// <summary>The <c>value</c> that <c>saveLog</c> was given.</summary>
internal sealed record CallLogEntry(Dictionary<string, JsonElement> Value);
