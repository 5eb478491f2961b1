namespace CallBridge.DemoOrg.Query;

/// <summary>One field of ORDER BY.</summary>
internal sealed record Ordering(FieldPath Path, bool Descending, bool NullsLast);
