using CallBridge.DemoOrg.Org.Schema;

namespace CallBridge.DemoOrg.Org;

/// <summary>Which records have a value in a field by which records can be addressed, case apart. Not safe from several threads.</summary>
internal sealed class ExternalIdIndex
{
    private readonly Dictionary<(FieldDefinition Field, string Value), List<string>> _ids = [];

    /// <summary>Ids, oldest first; deleted records among them.</summary>
    public IReadOnlyList<string> Find(FieldDefinition field, string value) => _ids.GetValueOrDefault((field, Fold(value)), []);

    public void Replace(OrgRecord? before, OrgRecord after)
    {
        foreach (var field in after.Definition.Fields.Where(f => f.ExternalId))
        {
            var (old, now) = (before?.Text(field.Name), after.Text(field.Name));
            if (old == now)
                continue;
            if (old is not null)
                _ids.GetValueOrDefault((field, Fold(old)))?.Remove(after.Id);
            if (now is not null)
                Add(field, now, after.Id);
        }
    }

    public void Rebuild(IEnumerable<OrgRecord> records)
    {
        _ids.Clear();
        foreach (var record in records.OrderBy(r => r.Id, StringComparer.Ordinal))
        {
            foreach (var field in record.Definition.Fields.Where(f => f.ExternalId))
            {
                if (record.Text(field.Name) is { } value)
                    Add(field, value, record.Id);
            }
        }
    }

    private static string Fold(string value) => value.ToUpperInvariant();

    private void Add(FieldDefinition field, string value, string id)
    {
        if (!_ids.TryGetValue((field, Fold(value)), out var ids))
            _ids[(field, Fold(value))] = ids = [];
        ids.Add(id);
    }
}
