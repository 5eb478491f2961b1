using CallBridge.Desks;
using Microsoft.AspNetCore.SignalR;

namespace CallBridge.Pages;

/// <summary>One pump per connection: sends the desk as fast as that page takes it, the latest only.</summary>
internal sealed class HubPump(IHubContext<SoftphoneHub> hub, DeskFeed feed, ILogger<HubPump> log)
{
    /// <param name="connection">The hub connection.</param>
    /// <param name="abort">Ends it, so that the page connects anew.</param>
    /// <param name="closed">It is gone.</param>
    public void Start(string connection, Action abort, CancellationToken closed) => _ = RunAsync(connection, abort, closed);

    private async Task RunAsync(string connection, Action abort, CancellationToken closed)
    {
        try
        {
            await foreach (var push in feed.FollowAsync(closed))
                await hub.Clients.Client(connection).SendAsync("Desk", push, closed);
        }
        catch (OperationCanceledException) when (closed.IsCancellationRequested)
        {
            // The page is gone.
        }
        catch (Exception fault)
        {
            log.PumpFailed(fault);
            abort();
        }
    }
}
