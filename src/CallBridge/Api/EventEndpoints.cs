using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using CallBridge.Desks;

namespace CallBridge.Api;

/// <summary><c>/api/events</c>: the hub's pushes as server-sent events.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/events", (DeskFeed feed, long? after, IHostApplicationLifetime host, CancellationToken stop) =>
            TypedResults.ServerSentEvents(FollowAsync(feed, after ?? 0, host.ApplicationStopping, stop)))
            .WithTags("Status").WithSummary("The whole live desk, again after each change.");

    private static async IAsyncEnumerable<SseItem<DeskPush>> FollowAsync(
        DeskFeed feed, long after, CancellationToken stopping, [EnumeratorCancellation] CancellationToken stop)
    {
        // A follower does not keep the listener from ending.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, stop);
        await foreach (var push in feed.FollowAsync(either.Token))
        {
            if (push.Version > after)
                yield return new SseItem<DeskPush>(push, "desk") { EventId = $"{push.Epoch}-{push.Version}" };
        }
    }
}
