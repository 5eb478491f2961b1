using System.Globalization;

namespace CallBridge.DemoOrg.Lightning.OpenCti;

/// <summary>The call center and softphone layout that an administrator of this org has set up.</summary>
internal static class CallCenter
{
    /// <summary>What <c>getSoftphoneLayout</c> returns: its keys are Salesforce's own, so they stand as they are.</summary>
    public static IReadOnlyDictionary<string, object> SoftphoneLayout(SoftphoneLayouts layouts) => new Dictionary<string, object>
    {
        ["Internal"] = Section(["ANI", "DNIS"], new() { ["User"] = [Field("Name", "Name")] }, new()),
        ["Inbound"] = Section(["ANI", "DNIS", "SEGMENT", "QUEUE"], Searched(), layouts.Settings()),
        ["Outbound"] = Section(["DNIS"], Searched(), new()),
    };

    /// <summary>What <c>getCallCenterSettings</c> returns: each item of the definition, and its label.</summary>
    public static Dictionary<string, string> Settings(DemoOrgOptions options, int height, int width)
    {
        (string Name, string Label, string Value)[] items =
        [
            ("/reqGeneralInfo/reqInternalName", "Internal Name", "CallBridge"),
            ("/reqGeneralInfo/reqDisplayName", "Display Name", "CallBridge"),
            ("/reqGeneralInfo/reqAdapterUrl", "CTI Adapter URL", options.SoftphoneUrl.AbsoluteUri),
            ("/reqGeneralInfo/reqUseApi", "Use CTI API", "true"),
            ("/reqGeneralInfo/reqSoftphoneHeight", "Softphone Height", height.ToString(CultureInfo.InvariantCulture)),
            ("/reqGeneralInfo/reqSoftphoneWidth", "Softphone Width", width.ToString(CultureInfo.InvariantCulture)),
            ("/reqGeneralInfo/reqSalesforceCompatibilityMode", "Salesforce Compatibility Mode", "Classic_and_Lightning"),
            ("/reqGeneralInfo/reqStandbyUrl", "Standby URL", options.StandbyUrl),
            ("/reqGeneralInfo/reqTimeout", "Timeout", options.SoftphoneTimeout.TotalMilliseconds.ToString(CultureInfo.InvariantCulture)),
            ("/reqDialingOptions/reqOutsidePrefix", "Outside Prefix", ""),
            ("/reqDialingOptions/reqLongDistPrefix", "Long Distance Prefix", ""),
            ("/reqDialingOptions/reqInternationalPrefix", "International Prefix", ""),
        ];
        return items.SelectMany(item => new[] { (item.Name, item.Value), (Name: item.Name + "/label", Value: item.Label) })
            .ToDictionary(pair => pair.Name, pair => pair.Value);
    }

    private static Dictionary<string, object[]> Searched() => new()
    {
        ["Account"] = [Field("Account Name", "Name"), Field("Phone", "Phone")],
        ["Contact"] = [Field("Name", "Name"), Field("Title", "Title"), Field("Phone", "Phone"), Field("Mobile", "MobilePhone")],
        ["Lead"] = [Field("Name", "Name"), Field("Company", "Company"), Field("Phone", "Phone")],
    };

    private static object Field(string displayName, string apiName) => new { displayName, apiName };

    private static object Section(string[] callRelatedFields, Dictionary<string, object[]> objects, Dictionary<string, object> screenPopSettings) =>
        new { callRelatedFields, objects, screenPopSettings };
}
