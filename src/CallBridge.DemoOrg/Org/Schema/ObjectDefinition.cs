using System.Collections.Frozen;

namespace CallBridge.DemoOrg.Org.Schema;

/// <summary>One object of the org.</summary>
public sealed class ObjectDefinition
{
    private readonly FrozenDictionary<string, FieldDefinition> _byName;

    internal ObjectDefinition(string name, string label, string plural, string keyPrefix, params FieldDefinition[] fields)
    {
        (Name, Label, LabelPlural, KeyPrefix) = (name, label, plural, keyPrefix);
        Fields = [.. Field.Around(fields)];
        _byName = Fields.ToFrozenDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The API name.</summary>
    public string Name { get; }

    /// <summary>What a page calls one record.</summary>
    public string Label { get; }

    /// <summary>What a page calls many.</summary>
    public string LabelPlural { get; }

    /// <summary>The first three characters of its records' ids.</summary>
    public string KeyPrefix { get; }

    /// <summary>Whether clients may create, change and delete its records.</summary>
    public bool Writable { get; init; } = true;

    /// <summary>All fields, Id first.</summary>
    public IReadOnlyList<FieldDefinition> Fields { get; }

    /// <summary>The field that holds a record's name.</summary>
    public FieldDefinition? NameField => Fields.FirstOrDefault(f => f.IsName);

    /// <summary>The field of that name, whatever its case; null if there is none.</summary>
    public FieldDefinition? FieldOf(string name) => _byName.GetValueOrDefault(name);
}
