namespace CallBridge.Records.Outbox;

/// <summary>Call records that are not in Salesforce.</summary>
/// <param name="Pending">On their way: pending, sending or unknown.</param>
/// <param name="Failed">Set aside for a person.</param>
public readonly record struct OutboxCounts(int Pending, int Failed);
