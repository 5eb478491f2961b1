using CallBridge.DemoOrg.Org.Schema;

namespace CallBridge.DemoOrg.Org;

/// <summary>The rules that a new or changed record must keep.</summary>
internal sealed class RecordCheck(
    OrgSchema schema, Func<string, OrgRecord?> find, Func<string, string, string, IReadOnlyList<OrgRecord>> findBy)
{
    /// <summary>See <see cref="OrgStore.Rule"/>.</summary>
    public Func<OrgRecord, OrgError?>? Rule { get; set; }

    /// <summary>Reads the given fields into values of the object's own kinds.</summary>
    /// <param name="definition">The object.</param>
    /// <param name="given">What the client gave; names in any case.</param>
    /// <param name="creating">Whether the record is new.</param>
    /// <param name="errors">Everything that is wrong, in the order given.</param>
    public Dictionary<string, object?> Read(
        ObjectDefinition definition, IEnumerable<KeyValuePair<string, object?>> given, bool creating, List<OrgError> errors)
    {
        var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        var forbidden = new List<string>();
        foreach (var (name, raw) in given)
        {
            if (name.Equals("attributes", StringComparison.OrdinalIgnoreCase))
                continue;
            if (definition.FieldOf(name) is not { } field)
                errors.Add(OrgError.NoSuchField(name, definition.Name));
            else if (creating ? !field.Createable : !field.Updateable)
                forbidden.Add(field.Name);
            else if (FieldValue.TryRead(field, raw, out var value) is { } error)
                errors.Add(error);
            else if (field.Type == FieldType.Reference && value is string id)
                values[field.Name] = Reference(field, id, errors);
            else
                values[field.Name] = Canonical(field, value);
        }

        if (forbidden.Count > 0)
        {
            errors.Add(new OrgError(
                "INVALID_FIELD_FOR_INSERT_UPDATE",
                $"Unable to create/update fields: {string.Join(", ", forbidden)}. Please check the security settings of this field and "
                + "verify that it is read/write for your profile or permission set.",
                forbidden));
        }

        return values;
    }

    /// <summary>What is wrong with the record as a whole, once its values are read.</summary>
    public IEnumerable<OrgError> Whole(ObjectDefinition definition, IReadOnlyDictionary<string, object?> values)
    {
        var missing = definition.Fields.Where(f => f.Required && values.GetValueOrDefault(f.Name) is null).Select(f => f.Name).ToList();
        if (missing.Count > 0)
            yield return new OrgError("REQUIRED_FIELD_MISSING", $"Required fields are missing: [{string.Join(", ", missing)}]", missing);

        if (definition.FieldOf("WhoId") is not null && values.GetValueOrDefault("WhoId") is string who
            && values.GetValueOrDefault("WhatId") is string && schema.OfId(who)?.Name == "Lead")
        {
            yield return new OrgError(
                "FIELD_INTEGRITY_EXCEPTION", "Related To ID: a Lead as Name ID cannot be combined with a Related To ID", "WhatId");
        }
    }

    /// <summary>Values that another record has already and that no two may share.</summary>
    public IEnumerable<OrgError> Duplicates(ObjectDefinition definition, Dictionary<string, object?> values, string? self) =>
        from field in definition.Fields
        where field.Unique && values.GetValueOrDefault(field.Name) is string
        let twin = findBy(definition.Name, field.Name, (string)values[field.Name]!).FirstOrDefault(r => r.Id != self)
        where twin is not null
        select new OrgError("DUPLICATE_VALUE", $"duplicate value found: {field.Name} duplicates value on record with id: {twin.Id}");

    /// <summary>What the administrator's own rule says.</summary>
    public IEnumerable<OrgError> Broken(ObjectDefinition definition, IReadOnlyDictionary<string, object?> values, bool allowDuplicates)
    {
        if (Rule is null)
            yield break;
        var draft = new OrderedDictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in definition.Fields)
            draft[field.Name] = values.GetValueOrDefault(field.Name);
        if (Rule(new OrgRecord(definition, draft)) is { } error && !(allowDuplicates && error.ErrorCode == "DUPLICATES_DETECTED"))
            yield return error;
    }

    private string? Reference(FieldDefinition field, string text, List<OrgError> errors)
    {
        if (!RecordId.TryNormalise(text, out var id))
        {
            errors.Add(new OrgError("MALFORMED_ID", $"{field.Label}: id value of incorrect type: {text}", field.Name));
            return null;
        }

        if (schema.OfId(id) is not { } target || !field.ReferenceTo.Contains(target.Name))
        {
            errors.Add(new OrgError("FIELD_INTEGRITY_EXCEPTION", $"{field.Label}: id value of incorrect type: {text}", field.Name));
            return null;
        }

        var error = find(id) switch
        {
            null => new OrgError("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", field.Name),
            { IsDeleted: true } => new OrgError("ENTITY_IS_DELETED", "entity is deleted", field.Name),
            { Type: "Lead" } lead when lead.Is("IsConverted") =>
                new OrgError("CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead", field.Name),
            _ => null,
        };
        if (error is not null)
            errors.Add(error);
        return id;
    }

    // A restricted picklist takes a value in any case and stores its own spelling.
    private static object? Canonical(FieldDefinition field, object? value) =>
        field.Restricted && value is string text
            ? field.Picklist.FirstOrDefault(v => v.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? value
            : value;
}
