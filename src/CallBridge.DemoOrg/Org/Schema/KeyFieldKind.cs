namespace CallBridge.DemoOrg.Org.Schema;

/// <summary>How far the administrator got with the field that makes a call record the only one of its call.</summary>
public enum KeyFieldKind
{
    /// <summary>External ID and Unique: an upsert by it happens exactly once.</summary>
    Unique,

    /// <summary>External ID only: an upsert may find several records (300).</summary>
    ExternalIdOnly,

    /// <summary>The org has no such field.</summary>
    Absent,
}
