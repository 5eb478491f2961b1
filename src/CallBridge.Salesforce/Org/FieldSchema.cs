using System.Collections.Immutable;

namespace CallBridge.Salesforce.Org;

/// <summary>What describe says of one field; fields that the user may not see are not described at all.</summary>
internal sealed record FieldSchema(
    string Name, string Type, bool Createable, bool Updateable, bool IsName, bool IsKey, ImmutableArray<string> ReferenceTo);
