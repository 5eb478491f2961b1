namespace CallBridge.DemoOrg.Org;

/// <summary>Why the org refused something, as its REST API words it.</summary>
/// <param name="ErrorCode">Salesforce's code, such as REQUIRED_FIELD_MISSING.</param>
/// <param name="Message">What a person reads.</param>
/// <param name="Fields">The fields at fault; may be empty.</param>
public sealed record OrgError(string ErrorCode, string Message, params IReadOnlyList<string> Fields)
{
    internal static OrgError NotFound() => new("NOT_FOUND", "The requested resource does not exist");

    internal static OrgError Deleted() => new("ENTITY_IS_DELETED", "entity is deleted");

    internal static OrgError NoSuchField(string field, string type) =>
        new("INVALID_FIELD", $"No such column '{field}' on sobject of type {type}");
}
