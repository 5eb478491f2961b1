namespace CallBridge.DemoOrg.Org;

/// <summary>That a record was created, changed or deleted.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Record">The record after it; for a deletion, as it was marked deleted.</param>
public sealed record OrgChange(OrgChangeKind Kind, OrgRecord Record);
