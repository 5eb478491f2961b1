using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallBridge.DemoOrg.Lightning;

/// <summary>
/// Lets only this org's own pages use the pages' API: any site that the browser shows can send requests to a loopback port, and
/// its port is open to all. The Host itself is checked before.
/// </summary>
internal static class SameOriginOnly
{
    public static ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (!IsSameOrigin(request))
            return ValueTask.FromResult<object?>(Refused());
        // Whatever is answered is the moment's.
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return next(context);
    }

    // A same-origin GET carries no Origin; a browser then says Sec-Fetch-Site, which pages cannot set.
    private static bool IsSameOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0)
            return origin.Equals($"{request.Scheme}://{request.Host.Value}", StringComparison.Ordinal);
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return HttpMethods.IsGet(request.Method) && site is ("" or "same-origin" or "none");
    }

    private static ProblemHttpResult Refused() => TypedResults.Problem(
        "Only the demo org's own pages may ask here.", statusCode: StatusCodes.Status403Forbidden, title: "Another origin");
}
