using CallBridge.DemoOrg.Lightning.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallBridge.DemoOrg.Lightning.OpenCti;

/// <summary>The script that a softphone page loads for <c>sforce.opencti</c>, at Salesforce's path; it reads the version from there.</summary>
internal static class Toolkit
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet(@"/support/api/{version:regex(\A[1-9][0-9]{{0,2}}\.0\z)}/lightning/opencti_min.js", (HttpContext context) =>
        {
            // The softphone's page is of another origin by nature.
            context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
            return PageFiles.Send(context, "opencti/toolkit.js");
        });
}
