using CallBridge.DemoOrg.Org;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallBridge.DemoOrg.Lightning;

/// <summary>The pages that look and behave like Lightning.</summary>
internal static class LightningEndpoints
{
    public static void Map(IEndpointRouteBuilder app, OrgStore org, IDemoPhone? phone, DemoOrgOptions options) =>
        app.MapGet("/", () => TypedResults.Text("CallBridge demo org"));
}
