namespace CallBridge.Records.Outbox;

/// <summary>Call records that are not in Salesforce.</summary>
/// <param name="Pending">On their way: pending, sending or unknown.</param>
/// <param name="Failed">Set aside for a person.</param>
/// <param name="Undecided">Of those on their way: saved or not, nobody can tell but a person who looks.</param>
public readonly record struct OutboxCounts(int Pending, int Failed, int Undecided = 0);
