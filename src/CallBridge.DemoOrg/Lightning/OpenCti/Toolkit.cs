using CallBridge.DemoOrg.Lightning.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallBridge.DemoOrg.Lightning.OpenCti;

/// <summary>
/// The scripts that a softphone page loads for <c>sforce.opencti</c> (Lightning) and <c>sforce.interaction</c> (Classic), at Salesforce's
/// paths; they read the version from there.
/// </summary>
internal static class Toolkit
{
    private const string Folder = @"/support/api/{version:regex(\A[1-9][0-9]{{0,2}}\.0\z)}/";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Folder + "lightning/opencti_min.js", (HttpContext context) => Send(context, "opencti/toolkit.js"));
        app.MapGet(Folder + "interaction.js", (HttpContext context) => Send(context, "classic/interaction.js"));
    }

    private static IResult Send(HttpContext context, string file)
    {
        // The softphone's page is of another origin by nature.
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return PageFiles.Send(context, file);
    }
}
