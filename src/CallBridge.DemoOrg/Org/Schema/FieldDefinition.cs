namespace CallBridge.DemoOrg.Org.Schema;

/// <summary>One field of an object, with what describe says of it.</summary>
/// <param name="Name">The API name.</param>
/// <param name="Label">What a page shows.</param>
/// <param name="Type">The type.</param>
/// <param name="Length">The longest text it takes, in characters; 0 where there is no such limit.</param>
public sealed record FieldDefinition(string Name, string Label, FieldType Type, int Length = 0)
{
    /// <summary>Whether a new record must give it.</summary>
    public bool Required { get; init; }

    /// <summary>Whether a client may give it with a new record.</summary>
    public bool Createable { get; init; } = true;

    /// <summary>Whether a client may change it later.</summary>
    public bool Updateable { get; init; } = true;

    /// <summary>Whether a record can be addressed by it.</summary>
    public bool ExternalId { get; init; }

    /// <summary>Whether no two records may share a value (case-blind).</summary>
    public bool Unique { get; init; }

    /// <summary>Whether it is the record's name.</summary>
    public bool IsName { get; init; }

    /// <summary>What a new record gets when the client gives nothing: a string or a boolean.</summary>
    public object? Default { get; init; }

    /// <summary>The objects that a reference may point to.</summary>
    public IReadOnlyList<string> ReferenceTo { get; init; } = [];

    /// <summary>The values of a picklist, in order.</summary>
    public IReadOnlyList<string> Picklist { get; init; } = [];

    /// <summary>Whether the picklist refuses other values.</summary>
    public bool Restricted { get; init; }

    /// <summary>Whether an administrator made it.</summary>
    public bool Custom => Name.EndsWith("__c", StringComparison.Ordinal);

    /// <summary>Whether several objects can be pointed to, as with WhoId and WhatId.</summary>
    public bool Polymorphic => ReferenceTo.Count > 1;

    /// <summary>The name by which SOQL goes through a reference: Account for AccountId.</summary>
    public string? RelationshipName =>
        Type != FieldType.Reference ? null
        : Name.EndsWith("Id", StringComparison.Ordinal) ? Name[..^2] : null;

    internal FieldDefinition Needed() => this with { Required = true };

    internal FieldDefinition ReadOnly() => this with { Createable = false, Updateable = false };

    internal FieldDefinition CreateOnly() => this with { Updateable = false };
}
