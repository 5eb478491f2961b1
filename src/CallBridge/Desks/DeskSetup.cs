using CallBridge.Api;
using CallBridge.Calls;
using CallBridge.Calls.Desk;
using CallBridge.Calls.Pages;
using CallBridge.Calls.Phone;
using CallBridge.Configuration;
using CallBridge.Pages;
using CallBridge.Status;

namespace CallBridge.Desks;

/// <summary>Sets up the agent's desk and ties phone, store and pages to it.</summary>
internal static class DeskSetup
{
    public static IServiceCollection AddDesk(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton<DeskWork>();
        services.AddSingleton(provider => new DeskShell(
            DeskRulesFactory.Make(settings, null),
            provider.GetRequiredService<ICallStore>(),
            provider.GetRequiredService<DeskWork>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<DeskShell>>()));
        services.AddSingleton<StatusBoard>();
        services.AddSingleton<DeskViews>();
        services.AddSingleton<DeskFeed>();
        services.AddHostedService<DeskService>();
        return services;
    }
}

/// <summary>Starts the desk before the phone, so that no observation is missed, and stops it after.</summary>
internal sealed class DeskService(
    DeskShell desk, DeskFeed feed, ITelephony phones, PopClaims pops, SalesforceHealth salesforce, TimeProvider time) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _following = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        pops.Ranking = interacted => PageRanking.Order(desk.Current.Pages.Values, interacted);
        // Not when the page reports: the ranking would not know it yet.
        desk.PagesChanged += pops.PagesChanged;
        salesforce.Changed += feed.Publish;
        feed.Start();
        await desk.StartAsync(cancellationToken);
        _following = phones.RunAsync(new DeskSink(desk), _stop.Token);
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

/// <summary>Takes the phone system's observations for the one desk of this listener.</summary>
internal sealed class DeskSink(DeskShell desk) : IObservationSink
{
    public void Observe(string extension, Observation observation)
    {
        if (extension == desk.Current.Rules.Extension)
            desk.Post(new DeskInput.PhoneSaid(observation));
    }
}
