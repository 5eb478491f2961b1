using CallBridge.Calls.Desk;
using CallBridge.Desks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallBridge.Api;

/// <summary><c>/api/presence</c>: readiness for queue calls.</summary>
internal static class PresenceEndpoints
{
    public static void MapPresence(this IEndpointRouteBuilder app)
    {
        var presence = app.MapGroup("/api/presence").WithTags("Presence");
        presence.MapGet("", Results<JsonHttpResult<PresenceView>, ProblemHttpResult> (DeskShell desk) =>
            DeskViews.Presence(desk.Current) is { } view ? TypedResults.Json(view, ApiJson.Options) : NoQueues())
            .Produces<PresenceView>().ProducesProblem(StatusCodes.Status404NotFound).WithSummary("Whether the agent takes queue calls.");

        var change = presence.MapPut("", (PresenceRequest request, HttpContext context, DeskShell desk, CancellationToken stop) =>
            request.State is { } state
                ? Asking.AskAsync(context, desk, new DeskCommand.ChangePresence(state, string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim()), stop,
                    () => TypedResults.Json(DeskViews.Presence(desk.Current), ApiJson.Options, statusCode: StatusCodes.Status202Accepted))
                : Task.FromResult(Problems.Invalid("state", "The state is ready, notReady or loggedOut.")))
            .WithSummary("Logs in to the queues, pauses with a reason, logs out.");
        Asking.Describe(change, typeof(PresenceView));
    }

    private static ProblemHttpResult NoQueues() => TypedResults.Problem(
        "No queues are set up for this agent (Telephony:Asterisk:Queues).", statusCode: StatusCodes.Status404NotFound, title: "No queues");
}
