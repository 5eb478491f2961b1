using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using CallBridge.Salesforce.Rest;

namespace CallBridge.Salesforce.Org;

/// <summary>What describe says of one object.</summary>
internal sealed class ObjectSchema
{
    private readonly FrozenDictionary<string, FieldSchema> _byName;

    public ObjectSchema(string name, bool createable, IEnumerable<FieldSchema> fields, IEnumerable<KeyValuePair<string, string>>? recordTypes = null)
    {
        RecordTypes = (recordTypes ?? []).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        Name = name;
        Createable = createable;
        Fields = [.. fields];
        _byName = Fields.ToFrozenDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase);
    }

    public string Name { get; }

    public bool Createable { get; }

    public ImmutableArray<FieldSchema> Fields { get; }

    /// <summary>Ids of the record types that the user may give to a record, by developer name.</summary>
    public FrozenDictionary<string, string> RecordTypes { get; }

    public string? NameField => Fields.FirstOrDefault(f => f.IsName)?.Name;

    public IEnumerable<string> PhoneFields => Fields.Where(f => f.Type == "phone").Select(f => f.Name);

    public FieldSchema? Field(string name) => _byName.GetValueOrDefault(name);

    public bool Has(string field) => _byName.ContainsKey(field);

    public static ObjectSchema Read(JsonElement describe) => new(
        describe.Text("name") ?? "",
        describe.Flag("createable"),
        describe.Items("fields").Where(f => f.Text("name") is not null).Select(f => new FieldSchema(
            f.Text("name")!,
            f.Text("type") ?? "",
            f.Flag("createable"),
            f.Flag("updateable"),
            f.Flag("nameField"),
            // Unique as well: upserting by an external id that is not unique finds several.
            f.Flag("externalId") && f.Flag("unique") && f.Text("type") == "string",
            [.. f.Texts("referenceTo")])).DistinctBy(f => f.Name, StringComparer.OrdinalIgnoreCase),
        describe.Items("recordTypeInfos")
            .Where(t => t.Flag("available") && t.Text("developerName") is not null && t.Text("recordTypeId") is not null)
            .DistinctBy(t => t.Text("developerName"), StringComparer.OrdinalIgnoreCase)
            .Select(t => KeyValuePair.Create(t.Text("developerName")!, t.Text("recordTypeId")!)));
}
