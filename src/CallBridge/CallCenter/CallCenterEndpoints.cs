using CallBridge.Configuration;

namespace CallBridge.CallCenter;

/// <summary><c>GET /call-center.xml</c>: nothing in it is secret.</summary>
internal static class CallCenterEndpoints
{
    public static void MapCallCenter(this IEndpointRouteBuilder app) =>
        app.MapGet("/call-center.xml", (ListenerOptions listener, DialPlanSection plan, HttpResponse response) =>
        {
            response.Headers.ContentDisposition = "attachment; filename=\"CallBridge.xml\"";
            return TypedResults.Text(For(listener, plan), "application/xml");
        }).WithTags("Salesforce").WithSummary("The call center definition for this listener.");

    /// <summary>The definition by this listener's configuration.</summary>
    public static string For(ListenerOptions listener, DialPlanSection plan)
    {
        var rules = plan.ToRules();
        return CallCenterDefinition.Write(listener.HttpsPort, StandbyPage.For(listener), rules.OutsideLinePrefix ?? "", rules.TrunkPrefix, rules.InternationalPrefix);
    }
}
