namespace CallBridge.DemoOrg.Org;

/// <summary>What became of a create, update, upsert or delete.</summary>
/// <param name="Id">The record's 18-character id; null if it was not saved.</param>
/// <param name="Created">Whether the record is new.</param>
/// <param name="Errors">Why it was refused; empty when it was saved.</param>
public sealed record SaveResult(string? Id, bool Created, IReadOnlyList<OrgError> Errors)
{
    /// <summary>Whether it was saved.</summary>
    public bool Success => Errors.Count == 0;

    internal static SaveResult Refused(params IReadOnlyList<OrgError> errors) => new(null, false, errors);
}
