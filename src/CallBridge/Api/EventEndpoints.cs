using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using CallBridge.Desks;

namespace CallBridge.Api;

/// <summary><c>/api/events</c>: the hub's pushes as server-sent events.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/events", (DeskFeed feed, long? after, CancellationToken stop) =>
            TypedResults.ServerSentEvents(FollowAsync(feed, after ?? 0, stop)))
            .WithTags("Status").WithSummary("The whole live desk, again after each change.");

    private static async IAsyncEnumerable<SseItem<DeskPush>> FollowAsync(
        DeskFeed feed, long after, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var push in feed.FollowAsync(stop))
        {
            if (push.Version > after)
                yield return new SseItem<DeskPush>(push, "desk") { EventId = $"{push.Epoch}-{push.Version}" };
        }
    }
}
