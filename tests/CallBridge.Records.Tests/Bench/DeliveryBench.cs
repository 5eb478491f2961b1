using CallBridge.Calls.Records;
using CallBridge.Records.Delivering;
using CallBridge.Records.Outbox;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Records.Tests.Bench;

/// <summary>A store on disk, a delivery driven round by round, and a model org.</summary>
public sealed class DeliveryBench : IAsyncDisposable
{
    private const int MostRounds = 2_000;
    private readonly TemporaryDirectory _directory = new();
    private readonly int _seed;
    private readonly RetentionPolicy? _retention;

    private DeliveryBench(bool hasKeyField, int seed, RetentionPolicy? retention)
    {
        _seed = seed;
        _retention = retention;
        Org = new(hasKeyField);
        Store = null!;
        Delivery = null!;
    }

    public ManualTime Time { get; } = new();

    public ModelOrg Org { get; }

    public ProgressList Progress { get; } = new();

    public CallStore Store { get; private set; }

    public Delivery Delivery { get; private set; }

    public static async Task<DeliveryBench> StartAsync(bool hasKeyField = true, int seed = 1, RetentionPolicy? retention = null)
    {
        var bench = new DeliveryBench(hasKeyField, seed, retention);
        await bench.OpenAsync();
        return bench;
    }

    public async Task CommitAsync(params StoreWrite[] writes) => Assert.Null(await Store.CommitAsync([.. writes]));

    public Task EndAsync(CallRecord record) => CommitAsync(Some.Ended(record));

    public Task ReviseAsync(CallRecord record) => CommitAsync(Some.Revised(record));

    public async Task<OutboxRow> RowAsync(string key = "pbx.1001.1") =>
        Assert.IsType<OutboxRow>(await Store.FindAsync(key, CancellationToken.None));

    /// <summary>One round: everything that is due.</summary>
    public Task<TimeSpan?> RoundAsync(CancellationToken cancellationToken = default) => Delivery.RoundAsync(cancellationToken);

    /// <summary>Rounds, letting time pass as delivery asks, until nothing waits.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken = default)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            if (await RoundAsync(cancellationToken) is not { } wait)
                return;
            Time.Advance(wait);
        }
        Assert.Fail("Delivery does not come to rest.");
    }

    /// <summary>The process is killed, and starts again.</summary>
    public async Task CrashAsync()
    {
        await Store.AbandonAsync();
        await OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _directory.Dispose();
    }

    private async Task OpenAsync()
    {
        Store = new(_directory.Path, Time, NullLogger<CallStore>.Instance, _retention);
        await Store.OpenAsync(CancellationToken.None);
        Delivery = new(Store, Org, Progress, Time, new Random(_seed), NullLogger<Delivery>.Instance);
        await Delivery.StartAsync(CancellationToken.None);
    }
}
