using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.DemoOrg.Tests;

/// <summary>A test that only reads: all such share one demo org, which lives as long as the test run.</summary>
public abstract class ReadingOrgTest : OrgTest
{
    private static readonly Lazy<Task<DemoOrgServer>> Shared = new(() => DemoOrgServer.StartAsync(
        new DemoOrgOptions { Port = 0 }, null, new FixedTime(), NullLoggerFactory.Instance, CancellationToken.None));

    protected override Task<DemoOrgServer> StartAsync() => Shared.Value;

    protected override ValueTask StopAsync() => ValueTask.CompletedTask;
}
