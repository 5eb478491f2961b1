using CallBridge.Records.Delivering;

namespace CallBridge.Records;

/// <summary>Delivers for as long as the listener runs.</summary>
internal sealed class DeliveryService(Delivery delivery) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => delivery.RunAsync(stoppingToken);
}
