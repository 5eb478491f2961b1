using System.Collections.Concurrent;
using CallBridge.Calls.Desk;
using CallBridge.Calls.Pages;
using Microsoft.AspNetCore.SignalR;

namespace CallBridge.Pages;

/// <summary>
/// Offers a pop to the visible pages, best first, one second each, until one claims it: a pop happens in one tab, once. With no
/// visible page it waits for the first that becomes visible.
/// </summary>
internal sealed class PopClaims(IHubContext<SoftphoneHub> hub, PageConnections connections, TimeProvider time)
{
    /// <summary>How long one page has to claim.</summary>
    public static readonly TimeSpan ClaimTime = TimeSpan.FromSeconds(1);

    /// <summary>How long a pop that pages have seen and none has claimed is offered to further ones.</summary>
    public static readonly TimeSpan OfferTime = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, TaskCompletionSource> _open = new(StringComparer.Ordinal);
    private volatile TaskCompletionSource _pagesChanged = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The desk's pages, ranked for a call; set once the desk stands.</summary>
    public Func<string?, IReadOnlyList<PageSeen>> Ranking { get; set; } = _ => [];

    /// <summary>Completes when a page has claimed or the offer has expired; cancelled when the pop is no longer wanted.</summary>
    public async Task OfferAsync(DoRequest.Pop pop, CancellationToken cancellationToken)
    {
        var target = PopTarget.Of(pop);
        long? offered = null;
        while (offered is not { } first || time.GetElapsedTime(first) < OfferTime)
        {
            var changed = _pagesChanged.Task;
            foreach (var page in Ranking(pop.Interacted))
            {
                offered ??= time.GetTimestamp();
                if (await OfferToAsync(page.Id, pop.CallId, target, cancellationToken))
                    return;
            }

            if (offered is not { } since)
                await changed.WaitAsync(cancellationToken);
            else if (OfferTime - time.GetElapsedTime(since) is { } left && left > TimeSpan.Zero)
                await Task.WhenAny(changed, Task.Delay(left, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>One caller gets true, once.</summary>
    public bool Claim(string ticket) => _open.TryRemove(ticket, out var claimed) && claimed.TrySetResult();

    /// <summary>A page has come, gone, or changed its visibility.</summary>
    public void PagesChanged() =>
        Interlocked.Exchange(ref _pagesChanged, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    private async Task<bool> OfferToAsync(string page, string callId, PopTarget target, CancellationToken cancellationToken)
    {
        if (connections.Find(page) is not { } connection)
            return false;
        var ticket = Guid.NewGuid().ToString("N");
        var claimed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _open[ticket] = claimed;
        try
        {
            // Bounded too: a page that takes nothing any more must not keep the offer from the next.
            await hub.Clients.Client(connection).SendAsync("Do", new PopOffer(ticket, "pop", callId, target), cancellationToken)
                .WaitAsync(ClaimTime, time, cancellationToken);
            await claimed.Task.WaitAsync(ClaimTime, time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            // Taken back; if the claim came in between, the page pops and nobody else is asked.
            return !_open.TryRemove(ticket, out _);
        }
        finally
        {
            _open.TryRemove(ticket, out _);
        }
    }
}
