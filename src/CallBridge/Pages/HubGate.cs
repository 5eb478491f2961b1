using CallBridge.Api;
using Microsoft.Net.Http.Headers;

namespace CallBridge.Pages;

/// <summary>
/// Who may open the hub's socket: a browser page of our own origin that holds a fresh one-use ticket. Other transports do not exist here.
/// </summary>
internal sealed class HubGate(RequestDelegate next, PageSessions sessions)
{
    public const string Path = "/hubs/softphone";

    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase))
            return next(context);
        if (!context.WebSockets.IsWebSocketRequest || context.Request.Path != Path)
            return Problems.WriteAsync(context, StatusCodes.Status404NotFound, "Not found", "The hub speaks WebSockets only.");

        // The guard has matched the Origin that was sent; here it must have been sent.
        if (!context.Request.Headers.ContainsKey(HeaderNames.Origin)
            || sessions.UseTicket(context.Request.Query["ticket"]) is not { } page)
        {
            return Problems.WriteAsync(context, StatusCodes.Status401Unauthorized, "Not signed in",
                "Fetch a socket ticket from /softphone/ticket; each is good once, for 30 seconds.");
        }

        RequestPage.Note(context, page);
        return next(context);
    }
}
