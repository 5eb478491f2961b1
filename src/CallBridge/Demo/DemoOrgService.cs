using CallBridge.CallCenter;
using CallBridge.Configuration;
using CallBridge.DemoOrg;
using CallBridge.Desks;
using CallBridge.Telephony.Simulator;

namespace CallBridge.Demo;

/// <summary>Runs the demo org beside the listener, through its front door only.</summary>
internal sealed class DemoOrgService(
    Settings settings, DeskShell desk, IServiceProvider services, TimeProvider time, ILoggerFactory loggers) : IHostedService, IAsyncDisposable
{
    private DemoOrgServer? _org;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var options = new DemoOrgOptions
        {
            Port = settings.Demo.Port,
            Apex = settings.Demo.Apex,
            SoftphoneUrl = new Uri($"http://localhost:{settings.Listener.HttpPort}/softphone/"),
            StandbyUrl = StandbyPage.ForPlainPage(settings.Listener),
        };
        var phones = services.GetService<SimulatedPhones>();
        _org = await DemoOrgServer.StartAsync(options, phones is null ? null : new DemoPhone(phones, desk), time, loggers, cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken) => await DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _org, null) is { } org)
            await org.DisposeAsync();
    }
}
