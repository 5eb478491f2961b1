using CallBridge.DemoOrg.Org;

namespace CallBridge.DemoOrg.Lightning.Records;

/// <summary>The records that Lightning lists and finds.</summary>
internal static class ShownRecords
{
    // A converted lead is history, and a Person Account's contact is the account.
    public static IEnumerable<OrgRecord> Of(OrgStore org, string type) =>
        org.All(type).Where(record => !record.Is("IsConverted") && !(record.Type == "Contact" && record.Is("IsPersonAccount")));
}
