using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallBridge.DemoOrg.Lightning.Pages;

/// <summary>
/// The Visualforce pages and static resources that an administrator deploys, as far as they are plain HTML: served without Salesforce's markup
/// around them, so that the demo shows what an org would.
/// </summary>
internal static partial class VisualforcePages
{
    private const string Folder = "CallBridge.DemoOrg.visualforce.";

    // The stand-by page asks two ports of this machine for a sign of life; which ones, its address says.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src http://localhost:* https://localhost:*; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/apex/{page}", (HttpContext context, string page) =>
        {
            if (Read(page + ".page") is not { } markup)
                return Results.NotFound();
            Head(context);
            context.Response.Headers.ContentSecurityPolicy = Policy;
            return Results.Text(ToHtml(markup), "text/html; charset=utf-8");
        });
        app.MapGet("/resource/{name}", (HttpContext context, string name) =>
        {
            Head(context);
            return Read(name + ".js") is { } script ? Results.Text(script, "text/javascript; charset=utf-8")
                : Read(name + ".css") is { } style ? Results.Text(style, "text/css; charset=utf-8")
                : Results.NotFound();
        });
    }

    private static void Head(HttpContext context)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.CacheControl = "no-cache";
    }

    private static string ToHtml(string markup) =>
        "<!doctype html>\n" + Resource().Replace(ApexTag().Replace(markup, ""), "/resource/$1").Trim();

    private static string? Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + file);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("</?apex:page[^>]*>")]
    private static partial Regex ApexTag();

    [GeneratedRegex(@"\{!\$Resource\.(\w+)\}")]
    private static partial Regex Resource();
}
