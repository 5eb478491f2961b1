using CallBridge.Desks;
using CallBridge.Records;
using CallBridge.Status;

namespace CallBridge.Api;

/// <summary>Health for machines, status for people.</summary>
internal static class StatusEndpoints
{
    public static void MapStatus(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health", () => TypedResults.Text("ok\n", "text/plain")).WithTags("Health").WithSummary("200 while the listener runs.");

        app.MapGet("/health/ready", (DeskShell desk, StatusBoard board, Func<StoreHealth> store) =>
        {
            // Not what the desk heard of its last write: that may have been kept since.
            var keeps = store().Problem is null;
            var status = board.View(desk.Current);
            var checks = new ReadyChecks(
                status.Telephony.Connected ? "ok" : "notConnected",
                status.Salesforce.Connected ? "ok" : "notConnected",
                keeps ? "ok" : "failing");
            var ready = status.Telephony.Connected && status.Salesforce.Connected && keeps;
            return TypedResults.Json(new ReadyAnswer(ready ? "ready" : "notReady", checks), ApiJson.Options,
                statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }).Produces<ReadyAnswer>().Produces<ReadyAnswer>(StatusCodes.Status503ServiceUnavailable).WithTags("Health").WithSummary("200 once phone system, Salesforce and disk can be used.");

        app.MapGet("/api/status", (DeskShell desk, StatusBoard board) => TypedResults.Json(board.View(desk.Current), ApiJson.Options))
            .Produces<StatusView>().WithTags("Status").WithSummary("What the panel shows.");
    }

    private sealed record ReadyChecks(string Telephony, string Salesforce, string Outbox);

    private sealed record ReadyAnswer(string Status, ReadyChecks Checks);
}
