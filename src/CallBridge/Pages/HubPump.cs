using CallBridge.Desks;
using Microsoft.AspNetCore.SignalR;

namespace CallBridge.Pages;

/// <summary>One pump per connection: sends the desk as fast as that page takes it, the latest only.</summary>
internal sealed class HubPump(IHubContext<SoftphoneHub> hub, DeskFeed feed, ILogger<HubPump> log)
{
    public void Start(string connection, CancellationToken closed) => _ = RunAsync(connection, closed);

    private async Task RunAsync(string connection, CancellationToken closed)
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
        }
    }
}
