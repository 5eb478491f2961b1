using CallBridge.DemoOrg.Org.Schema;

namespace CallBridge.DemoOrg.Org;

/// <summary>
/// One record as it was at one moment; a change makes a new one. Values are string, bool, long, decimal, DateOnly,
/// DateTimeOffset (UTC, whole seconds) or null; every field of the object is present, in the object's order.
/// </summary>
public sealed class OrgRecord
{
    private readonly OrderedDictionary<string, object?> _fields;

    internal OrgRecord(ObjectDefinition definition, OrderedDictionary<string, object?> fields)
    {
        Definition = definition;
        _fields = fields;
    }

    /// <summary>The object that it is a record of.</summary>
    public ObjectDefinition Definition { get; }

    /// <summary>The object's API name.</summary>
    public string Type => Definition.Name;

    /// <summary>The 18-character id.</summary>
    public string Id => (string)_fields["Id"]!;

    /// <summary>What a page calls it; the id where the object has no name field or this one no name.</summary>
    public string Name => (Definition.NameField is { } nameField ? Text(nameField.Name) : null) ?? Id;

    /// <summary>Whether it was deleted.</summary>
    public bool IsDeleted => Is("IsDeleted");

    /// <summary>All fields, in order.</summary>
    public IReadOnlyDictionary<string, object?> Fields => _fields;

    /// <summary>A field's value, whatever the case of the name; null where the object has no such field.</summary>
    public object? this[string field] => _fields.GetValueOrDefault(field);

    /// <summary>A text field's value; null if it is empty.</summary>
    public string? Text(string field) => this[field] as string;

    /// <summary>A checkbox's value.</summary>
    public bool Is(string field) => this[field] is true;
}
