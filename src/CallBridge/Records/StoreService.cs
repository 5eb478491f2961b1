namespace CallBridge.Records;

/// <summary>Opens the store before anything uses it.</summary>
internal sealed class StoreService(CallStore store) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => store.OpenAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
