using CallBridge.Api;
using CallBridge.Calls.Desk;
using CallBridge.Configuration;
using CallBridge.Desks;
using CallBridge.Guard;
using Microsoft.Net.Http.Headers;

namespace CallBridge.Pages;

/// <summary>How the page signs in to the listener that served it.</summary>
internal static class SessionEndpoints
{
    public static void MapSoftphoneSession(this IEndpointRouteBuilder app)
    {
        app.MapPost("/softphone/session", (
            HttpContext context, SessionRequest? request, PageSessions sessions, DeskFeed feed, GuardPolicy policy, DialPlanSection plan, LicenceOptions licence,
            SoftphoneToolkits toolkits, PageVersion version) =>
        {
            // No token yet: the browser's own word that this is our page, on our origin, is what counts.
            var fetchSite = context.Request.Headers["Sec-Fetch-Site"].ToString();
            if (!context.Request.Headers.ContainsKey(HeaderNames.Origin) || fetchSite is not ("" or "same-origin"))
                return Problems.Result(StatusCodes.Status403Forbidden, "Not allowed", "Only CallBridge's own page may sign in here.");

            var page = Guid.TryParseExact(request?.Page, "N", out _) ? request!.Page : null;
            var (token, opened, expires) = sessions.Open(page);
            return TypedResults.Json(
                new SessionAnswer(token, opened, expires, feed.Epoch, version.Text, [.. policy.FrameOrigins.Order(StringComparer.Ordinal)],
                    plan.CountryCallingCode, CountryCodes.Region(plan.CountryCallingCode), licence.Level, toolkits.PagesOrigin),
                ApiJson.Options);
        }).ExcludeFromDescription();

        app.MapPost("/softphone/ticket", (HttpContext context, PageSessions sessions) =>
            RequestPage.Of(context) is { } page
                ? TypedResults.Json(new TicketAnswer(sessions.MakeTicket(page)), ApiJson.Options)
                : Problems.Result(StatusCodes.Status403Forbidden, "Not allowed", "Only a softphone page may open the hub."))
            .ExcludeFromDescription();
    }

    private sealed record SessionRequest(string? Page = null);

    private sealed record SessionAnswer(
        string Token, string Page, DateTimeOffset Expires, long Epoch, string Version, string[] Orgs, string? CountryCode, string? Region, LicenceLevel Licence, string? Org);

    private sealed record TicketAnswer(string Ticket);
}
