using CallBridge.Calls;
using CallBridge.Calls.Desk;
using CallBridge.Calls.Records;
using CallBridge.Desks;

namespace CallBridge.Records;

/// <summary>Sets up journal, outbox and delivery.</summary>
internal static class RecordsSetup
{
    public static IServiceCollection AddRecords(this IServiceCollection services, DataDirectory directory)
    {
        services.AddSingleton(directory);
        services.AddSingleton(provider => new CallStore(
            directory.Path, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<CallStore>>()));
        services.AddSingleton<ICallStore>(provider => provider.GetRequiredService<CallStore>());
        services.AddSingleton<Func<OutboxCounts>>(provider => () => provider.GetRequiredService<CallStore>().Counts);
        services.AddSingleton<Func<StoreHealth>>(provider => () => provider.GetRequiredService<CallStore>().Health);
        services.AddHostedService<StoreService>();
        return services;
    }

    /// <summary>After the desk: what it delivers is news for the desk.</summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.AddSingleton<IRecordProgressSink, DeskProgress>();
        services.AddSingleton(provider => new Delivery(
            provider.GetRequiredService<CallStore>(),
            provider.GetRequiredService<ISalesforce>(),
            provider.GetRequiredService<IRecordProgressSink>(),
            provider.GetRequiredService<TimeProvider>(),
            Random.Shared,
            provider.GetRequiredService<ILogger<Delivery>>()));
        services.AddHostedService<DeliveryService>();
        return services;
    }
}

/// <summary>Opens the store before anything uses it.</summary>
internal sealed class StoreService(CallStore store) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => store.OpenAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Delivers for as long as the listener runs.</summary>
internal sealed class DeliveryService(Delivery delivery) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => delivery.RunAsync(stoppingToken);
}

/// <summary>Tells the desk how far its records have come.</summary>
internal sealed class DeskProgress(DeskShell desk, DeskFeed feed) : IRecordProgressSink
{
    public void Report(RecordProgress progress)
    {
        if (progress.Agent == desk.Current.Rules.Extension)
            desk.Post(new DeskInput.RecordMoved(progress));
        feed.Publish();
    }
}
