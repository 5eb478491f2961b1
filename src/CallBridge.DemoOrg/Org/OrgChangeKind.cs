namespace CallBridge.DemoOrg.Org;

/// <summary>What happened to a record.</summary>
public enum OrgChangeKind
{
    Created,
    Updated,
    Deleted,
}
