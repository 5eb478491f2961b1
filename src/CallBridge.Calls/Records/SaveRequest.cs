namespace CallBridge.Calls.Records;

/// <summary>One record to save.</summary>
/// <param name="Record">The content, whole.</param>
/// <param name="TaskId">The Task to update; null: an upsert by the key field where the org has one, else an insert.</param>
/// <param name="OnlyNew">
/// Without a <paramref name="TaskId"/>: a Task that has the key already is left as it is (<see cref="SaveOutcome.Exists"/>), as far as
/// the org can tell, which takes a unique key field.
/// </param>
public sealed record SaveRequest(CallRecord Record, string? TaskId = null, bool OnlyNew = false);
