using CallBridge.Api;
using CallBridge.Pages;
using Microsoft.Net.Http.Headers;

namespace CallBridge.Guard;

/// <summary>Lets requests through that carry the API token or a page's own token; notes which page it is.</summary>
internal sealed class BearerGuard(RequestDelegate next, ApiToken token, PageSessions pages)
{
    private const string Scheme = "Bearer ";

    public Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path;
        // Routes match in any case, so the guard must too.
        var guarded = path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            || path.StartsWithSegments("/softphone/ticket", StringComparison.OrdinalIgnoreCase);
        if (!guarded || HttpMethods.IsOptions(context.Request.Method))
            return next(context);

        var header = context.Request.Headers[HeaderNames.Authorization].ToString();
        if (header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            var presented = header[Scheme.Length..].Trim();
            if (pages.Find(presented) is { } page)
            {
                RequestPage.Note(context, page);
                return next(context);
            }

            if (token.Is(presented))
                return next(context);
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.WriteAsync(context, StatusCodes.Status401Unauthorized, "Not signed in",
            "Send the API token as 'Authorization: Bearer …'. 'callbridge token' prints it.");
    }
}
