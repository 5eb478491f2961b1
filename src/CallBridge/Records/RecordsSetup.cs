using CallBridge.Calls;
using CallBridge.Configuration;
using CallBridge.Records.Delivering;
using CallBridge.Records.Outbox;

namespace CallBridge.Records;

/// <summary>Sets up journal, outbox and delivery.</summary>
internal static class RecordsSetup
{
    public static IServiceCollection AddRecords(this IServiceCollection services, Settings settings, DataDirectory directory)
    {
        // Made by the container, as far as it knows, so that it is let go with it.
        services.AddSingleton(_ => directory);
        services.AddSingleton(provider => new CallStore(
            directory.Path, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<CallStore>>(),
            settings.CallRecords.ToRetention()));
        services.AddSingleton<ICallStore>(provider => provider.GetRequiredService<CallStore>());
        // The store is asked for once: it outlives the provider by what it still commits when the listener ends.
        services.AddSingleton<Func<OutboxCounts>>(provider =>
        {
            var store = provider.GetRequiredService<CallStore>();
            return () => store.Counts;
        });
        services.AddSingleton<Func<StoreHealth>>(provider =>
        {
            var store = provider.GetRequiredService<CallStore>();
            return () => store.Health;
        });
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
