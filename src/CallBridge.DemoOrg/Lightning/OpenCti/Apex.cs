using CallBridge.DemoOrg.Org;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace CallBridge.DemoOrg.Lightning.OpenCti;

/// <summary>
/// The Apex that this org has installed, for <c>runApex</c>: its answers are texts, JSON where a method answers more than a value.
/// </summary>
internal static class Apex
{
    public static void Map(IEndpointRouteBuilder ui, OrgStore org, OrgUser user, InstalledApex installed)
    {
        var agent = new ApexOrg(org, user);
        var log = new ApexLog(org, user);
        ui.MapPost("/apex", (ApexCall call) => Run(call, user, agent, log, installed));
    }

    // Always 200: that a class is missing is an answer of the org, which an adapter may well ask for to find out.
    private static Ok<ApexResult> Run(ApexCall call, OrgUser user, ApexOrg org, ApexLog log, InstalledApex installed)
    {
        if (!IsInstalled(call.ApexClass, installed))
            return TypedResults.Ok(new ApexResult(null, $"No Apex class {call.ApexClass} is installed in the demo org."));
        var given = new ApexParameters(call.MethodParams);
        try
        {
            return TypedResults.Ok(new ApexResult((call.ApexClass, call.MethodName) switch
            {
                ("GetCurrentUser", "getUserTimeZone") => user.Record.Text("TimeZoneSidKey") ?? "GMT",
                ("GetCurrentUser", "getUserId") => user.Id,
                ("GetCurrentUser", "getInternalNumbersDigitsLength") => ApexOrg.InternalDigits.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ("CallBridgeOrg", "describe") => org.Describe(),
                ("CallBridgeOrg", "search") => org.Search(given["notations"], given["objects"]),
                ("CallBridgeOrg", "candidates") => org.Candidates(given["ids"]),
                ("CallBridgeOrg", "cases") => org.Cases(given["contactIds"]),
                ("CallBridgeOrg", "colleagues") => org.Colleagues(),
                ("CallBridgeOrg", "read") => org.Read(given["recordId"]),
                ("CallBridgeLog", "save") => log.Save(given["key"], given["json"]),
                ("CallBridgeLog", "find") => log.Find(given["keys"]),
                _ => throw new ApexException($"The Apex class {call.ApexClass} has no method {call.MethodName}."),
            }));
        }
        catch (ApexException thrown)
        {
            return TypedResults.Ok(new ApexResult(null, thrown.Message));
        }
    }

    private static bool IsInstalled(string name, InstalledApex installed) => name switch
    {
        "GetCurrentUser" => installed != InstalledApex.None,
        "CallBridgeOrg" or "CallBridgeLog" => installed == InstalledApex.All,
        _ => false,
    };
}
