using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace CallBridge.DemoOrg.Lightning.OpenCti;

/// <summary>
/// The Apex that this org has installed, for <c>runApex</c>: the class GetCurrentUser, whose answers are texts.
/// </summary>
internal static class Apex
{
    /// <summary>The longest internal number of this org, in digits.</summary>
    private const string InternalNumbersDigitsLength = "5";

    public static void Map(IEndpointRouteBuilder ui, OrgUser user) => ui.MapPost("/apex", (ApexCall call) => Run(call, user));

    // Always 200: that a class is missing is an answer of the org, which an adapter may well ask for to find out.
    private static Ok<ApexResult> Run(ApexCall call, OrgUser user) => TypedResults.Ok((call.ApexClass, call.MethodName) switch
    {
        ("GetCurrentUser", "getUserTimeZone") => new ApexResult(user.Record.Text("TimeZoneSidKey") ?? "GMT"),
        ("GetCurrentUser", "getUserId") => new ApexResult(user.Id),
        ("GetCurrentUser", "getInternalNumbersDigitsLength") => new ApexResult(InternalNumbersDigitsLength),
        ("GetCurrentUser", _) => new ApexResult(null, $"The Apex class GetCurrentUser has no method {call.MethodName}."),
        _ => new ApexResult(null, $"No Apex class {call.ApexClass} is installed in the demo org."),
    });
}
