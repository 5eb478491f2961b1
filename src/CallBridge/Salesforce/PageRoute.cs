using System.Text.Json;
using CallBridge.Pages;
using CallBridge.Records.Delivering;
using CallBridge.Salesforce.Browser;
using CallBridge.Status;

namespace CallBridge.Salesforce;

/// <summary>
/// Wakes what waits when a page has come through which Salesforce can be reached, and when one reports late; says so when the last has gone.
/// </summary>
internal sealed class PageRoute(
    PageWork pages, BrowserSalesforce route, OrgFactsLoader loader, Delivery delivery, SalesforceHealth health) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        pages.Changed += PagesChanged;
        pages.SavedLate += SavedLate;
        PagesChanged();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        pages.Changed -= PagesChanged;
        pages.SavedLate -= SavedLate;
        return Task.CompletedTask;
    }

    private void PagesChanged()
    {
        if (pages.Pages.Count == 0)
        {
            health.Set(false, null, BrowserSalesforce.NoPage);
            return;
        }

        loader.Hurry();
        delivery.Hurry();
    }

    private void SavedLate(string key, JsonElement answer)
    {
        if (route.Heard(key, answer))
            delivery.Hurry();
    }
}
