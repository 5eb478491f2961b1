using System.Globalization;
using System.Xml.Linq;

namespace CallBridge.CallCenter;

/// <summary>
/// The call center definition that an administrator imports into Salesforce (Setup, Call Centers): where the softphone page is and how large.
/// Names and order are Salesforce's: <c>reqInternalName</c> is the section's first item and <c>reqDisplayName</c> its second; <c>sortOrder</c> counts from 0
/// without gaps.
/// </summary>
internal static class CallCenterDefinition
{
    /// <summary>Height of the panel in pixels.</summary>
    public const int Height = 500;

    /// <summary>Width of the panel in pixels.</summary>
    public const int Width = 300;

    /// <summary>
    /// Milliseconds that Salesforce waits for the page before it shows the stand-by page instead, and keeps to that until the agent signs out:
    /// longer than a slow morning's start.
    /// </summary>
    public const int Timeout = 10_000;

    /// <summary>The definition for a listener.</summary>
    /// <param name="httpsPort">Where the page is.</param>
    /// <param name="standby">Where the stand-by page is; Salesforce takes a relative address for a Visualforce page.</param>
    /// <param name="outsidePrefix">As the dial plan has it, like the two that follow.</param>
    /// <param name="longDistancePrefix">May be empty.</param>
    /// <param name="internationalPrefix">May be empty.</param>
    public static string Write(int httpsPort, string standby, string outsidePrefix, string longDistancePrefix, string internationalPrefix)
    {
        var general = Section("reqGeneralInfo", 0, "General Information",
            ("reqInternalName", "Internal Name", "CallBridge"),
            ("reqDisplayName", "Display Name", "CallBridge"),
            ("reqAdapterUrl", "CTI Adapter URL", $"https://localhost:{httpsPort.ToString(CultureInfo.InvariantCulture)}/softphone/"),
            ("reqUseApi", "Use CTI API", "true"),
            ("reqSoftphoneHeight", "Softphone Height", Height.ToString(CultureInfo.InvariantCulture)),
            ("reqSoftphoneWidth", "Softphone Width", Width.ToString(CultureInfo.InvariantCulture)),
            ("reqSalesforceCompatibilityMode", "Salesforce Compatibility Mode", "Classic_and_Lightning"),
            ("reqStandbyUrl", "Standby URL", standby),
            ("reqTimeout", "Timeout", Timeout.ToString(CultureInfo.InvariantCulture)));
        var dialling = Section("reqDialingOptions", 1, "Dialing Options",
            ("reqOutsidePrefix", "Outside Prefix", outsidePrefix),
            ("reqLongDistPrefix", "Long Distance Prefix", longDistancePrefix),
            ("reqInternationalPrefix", "International Prefix", internationalPrefix));
        var own = Section("callBridge", 2, "CallBridge",
            ("screenPop", "Screen Pop: Manual, Ringing or Answered", ""),
            ("countryCallingCode", "Country Calling Code, such as 44", ""));
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + new XElement("callCenter", general, dialling, own) + "\n";
    }

    private static XElement Section(string name, int order, string label, params (string Name, string Label, string Value)[] items) =>
        new("section",
            new XAttribute("sortOrder", order),
            new XAttribute("name", name),
            new XAttribute("label", label),
            items.Select((item, index) => new XElement("item",
                new XAttribute("sortOrder", index),
                new XAttribute("name", item.Name),
                new XAttribute("label", item.Label),
                item.Value)));
}
