namespace CallBridge.Api;

/// <param name="Pending">Not in Salesforce yet.</param>
/// <param name="Failed">Refused by Salesforce: set aside for a person.</param>
/// <param name="Undecided">Of those pending, how many wait for a person, since nobody can look up whether they were saved.</param>
internal sealed record OutboxView(int Pending, int Failed, int Undecided = 0);
