using System.Collections.Frozen;

namespace CallBridge.DemoOrg.Org.Schema;

/// <summary>The objects that an org has.</summary>
public sealed class OrgSchema
{
    private readonly FrozenDictionary<string, ObjectDefinition> _byName;
    private readonly FrozenDictionary<string, ObjectDefinition> _byPrefix;

    internal OrgSchema(KeyFieldKind keyField)
    {
        Objects = [.. CustomerObjects.All(), .. ActivityObjects.All(keyField), .. SetupObjects.All()];
        _byName = Objects.ToFrozenDictionary(o => o.Name, StringComparer.OrdinalIgnoreCase);
        _byPrefix = Objects.ToFrozenDictionary(o => o.KeyPrefix, StringComparer.Ordinal);
    }

    /// <summary>All objects.</summary>
    public IReadOnlyList<ObjectDefinition> Objects { get; }

    /// <summary>The object of that API name, whatever its case; null if there is none.</summary>
    public ObjectDefinition? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The object whose records have such ids; null if there is none.</summary>
    public ObjectDefinition? OfId(string id) =>
        id.Length < RecordId.PrefixLength ? null : _byPrefix.GetValueOrDefault(id[..RecordId.PrefixLength]);
}
