namespace CallBridge.Api;

/// <summary>A sentence's stable name, for pages that say it in another language.</summary>
/// <param name="Code">Such as <c>numberLetters</c>.</param>
/// <param name="Values">What stands in its places, by name; null: it has none.</param>
internal sealed record Sentence(string Code, IReadOnlyDictionary<string, string>? Values = null);
