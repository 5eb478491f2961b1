using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using CallBridge.Desks;

namespace CallBridge.Api;

/// <summary><c>/api/events</c>: the hub's pushes as server-sent events.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/events", (DeskFeed feed, long? after, HttpContext context, IHostApplicationLifetime host, CancellationToken stop) =>
            TypedResults.ServerSentEvents(FollowAsync(feed, after ?? 0, context.Response, host.ApplicationStopping, stop)))
            .WithTags("Status").WithSummary("The whole live desk, again after each change.");

    private static async IAsyncEnumerable<SseItem<DeskPush>> FollowAsync(
        DeskFeed feed, long after, HttpResponse response, CancellationToken stopping, [EnumeratorCancellation] CancellationToken stop)
    {
        // A follower does not keep the listener from ending.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, stop);
        // The follower learns at once that it is connected, though nothing may be newer than what it has.
        await response.Body.FlushAsync(either.Token);
        var first = true;
        await foreach (var push in feed.FollowAsync(either.Token))
        {
            // A number above ours is of another run of the listener and says nothing of this one.
            if (first && after > push.Version)
                after = 0;
            first = false;
            if (push.Version > after)
                yield return new SseItem<DeskPush>(push, "desk") { EventId = $"{push.Epoch}-{push.Version}" };
        }
    }
}
