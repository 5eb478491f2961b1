using Microsoft.Extensions.Hosting;

namespace CallBridge.DemoOrg;

/// <summary>This server lives within another program, which alone answers Ctrl+C and SIGTERM.</summary>
internal sealed class EmbeddedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
