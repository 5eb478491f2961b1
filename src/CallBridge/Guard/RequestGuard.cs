using CallBridge.Api;
using Microsoft.Net.Http.Headers;

namespace CallBridge.Guard;

/// <summary>
/// The floor under everything: stands first in the pipeline. Loopback is no defence, since any web page can make a browser send
/// requests here; so each request must name this host and port, come from an origin we know, and speak JSON.
/// </summary>
internal sealed class RequestGuard(RequestDelegate next, GuardPolicy policy, ILogger<RequestGuard> log)
{
    private static readonly string[] Doors = ["/api", "/hubs", "/softphone", "/health", "/openapi", "/call-center.xml"];

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!LoopbackHosts.IsOurs(request.Headers.Host.ToString(), context.Connection.LocalPort))
        {
            log.HostRefused();
            return Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "Host not allowed",
                "The Host header does not name this listener. Use localhost with the listener's port.");
        }

        if (!IsOriginAllowed(request))
        {
            log.OriginRefused(Door(request.Path));
            return Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "Origin not allowed",
                "This web page may not talk to CallBridge. An administrator can allow its origin in Listener:AllowedOrigins.");
        }

        if (HasBody(request) && !IsJson(request.ContentType))
        {
            return Problems.WriteAsync(context, StatusCodes.Status415UnsupportedMediaType, "JSON only",
                "Send the body as application/json.");
        }

        return next(context);
    }

    // Exact match, on every request that names an origin: CORS alone would stop neither execution nor WebSockets.
    private bool IsOriginAllowed(HttpRequest request)
    {
        if (!request.Headers.TryGetValue(HeaderNames.Origin, out var origins))
            return true;
        if (origins.Count != 1 || origins[0] is not { } origin)
            return false;
        if (origin == $"{request.Scheme}://{request.Host.Value}")
            return true;
        return policy.ApiOrigins.Contains(origin) && request.Path.StartsWithSegments("/api", StringComparison.Ordinal);
    }

    // The rest of the path is the caller's own text: it may hold a number, or a line for the log.
    private static string Door(PathString path) =>
        Doors.FirstOrDefault(door => path.StartsWithSegments(door, StringComparison.OrdinalIgnoreCase)) ?? "another path";

    private static bool HasBody(HttpRequest request) =>
        request.ContentLength is > 0 || request.Headers.ContainsKey(HeaderNames.TransferEncoding);

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase);
}
