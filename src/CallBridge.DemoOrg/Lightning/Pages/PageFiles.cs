using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallBridge.DemoOrg.Lightning.Pages;

/// <summary>The files of the pages, which the program carries inside itself.</summary>
internal static class PageFiles
{
    private const string ResourceFolder = "CallBridge.DemoOrg.wwwroot.";

    private static readonly FrozenDictionary<string, string> ContentTypes = new Dictionary<string, string>
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    }.ToFrozenDictionary();

    public static void Map(IEndpointRouteBuilder app, DemoOrgOptions options)
    {
        var policy = ContentSecurityPolicy(options.SoftphoneUrl);
        app.MapGet("/", () => TypedResults.Redirect("/lightning/page/home"));
        // One document for every address: the softphone's frame lives in it and must survive each step from page to page.
        app.MapGet("/lightning/{**page}", (HttpContext context) => SendPage(context, "index.html"));
        // Classic loads each page anew, and the softphone in its sidebar with it.
        app.MapGet("/classic/{**page}", (HttpContext context) => SendPage(context, "classic/index.html"));
        app.MapGet("/assets/{**file}", (HttpContext context, string? file) => Send(context, file ?? ""));

        IResult SendPage(HttpContext context, string file)
        {
            context.Response.Headers.ContentSecurityPolicy = policy;
            return Send(context, file);
        }
    }

    /// <summary>An embedded file of wwwroot; 404 if there is none of that name.</summary>
    public static IResult Send(HttpContext context, string file)
    {
        if (!ContentTypes.TryGetValue(Path.GetExtension(file), out var contentType)
            || Assembly.GetExecutingAssembly().GetManifestResourceStream(ResourceFolder + file.Replace('/', '.')) is not { } content)
            return TypedResults.NotFound();
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        // A new build shows at once.
        context.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Stream(content, contentType);
    }

    private static string ContentSecurityPolicy(Uri softphone) =>
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + $"frame-src 'self' {softphone.GetLeftPart(UriPartial.Authority)}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}
