using CallBridge.DemoOrg.Org;
using CallBridge.DemoOrg.Org.Schema;

namespace CallBridge.DemoOrg.Lightning.Records;

/// <summary>A record as the pages get it, with the names of the records that it points to.</summary>
internal sealed record RecordView(
    string Id,
    string Type,
    string Name,
    object? LastModifiedDate,
    IReadOnlyDictionary<string, object?> Values,
    IReadOnlyDictionary<string, RecordReference> References)
{
    public static RecordView Of(OrgRecord record, OrgStore org)
    {
        var references = record.Definition.Fields.Where(field => field.Type == FieldType.Reference)
            .Select(field => org.Find(record.Text(field.Name)))
            .OfType<OrgRecord>()
            .DistinctBy(target => target.Id)
            .ToDictionary(target => target.Id, target => Refer(target, org));
        return new RecordView(
            record.Id, record.Type, record.Name, FieldValue.ToWire(record["LastModifiedDate"]),
            record.Fields.ToDictionary(field => field.Key, field => FieldValue.ToWire(field.Value)), references);
    }

    // The contact behind a Person Account has no page of its own that a user would know: Lightning shows the account.
    private static RecordReference Refer(OrgRecord target, OrgStore org) =>
        target.Type == "Contact" && target.Is("IsPersonAccount") && org.Find(target.Text("AccountId")) is { } account
            ? new RecordReference(account.Type, account.Name, account.Id)
            : new RecordReference(target.Type, target.Name, target.Id);
}
