using CallBridge.Calls.Pages;
using CallBridge.Pages;
using CallBridge.Records;
using CallBridge.Status;

namespace CallBridge.Desks;

/// <summary>Starts the desk before the phone, so that no observation is missed, and stops it after.</summary>
internal sealed class DeskService(
    DeskShell desk, DeskFeed feed, PhoneFollower phone, PopClaims pops, PageWork work, OrgSettings org, SalesforceHealth salesforce,
    CallStore store, TimeProvider time) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _following = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        pops.Ranking = interacted => PageRanking.Order(desk.Current.Pages.Values, interacted);
        work.Ranking = () => [.. PageRanking.Workers(desk.Current.Pages.Values).Select(page => page.Id)];
        // Not when the page reports: the ranking would not know it yet.
        desk.PagesChanged += pops.PagesChanged;
        salesforce.Changed += feed.Publish;
        store.HealthChanged += feed.Publish;
        feed.Start();
        await desk.StartAsync(cancellationToken);
        await org.LoadAsync(cancellationToken);
        _following = phone.RunAsync(new DeskSink(desk), _stop.Token);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        try
        {
            await _following.WaitAsync(TimeSpan.FromSeconds(2), time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // It was told to.
        }
        catch (TimeoutException)
        {
            // The connection ends with the process.
        }

        await desk.DisposeAsync();
    }

    public void Dispose() => _stop.Dispose();
}
