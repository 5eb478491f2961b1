using CallBridge.Calls.Records;
using CallBridge.Records.Tests.Bench;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Records.Tests;

/// <summary>What a desk knows for longer than its process lives.</summary>
public sealed class KeptFactTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_was_kept_last_is_there_after_a_restart_for_its_agent_alone()
    {
        using var directory = new TemporaryDirectory();
        await using (var store = await OpenAsync(directory))
        {
            await store.CommitAsync([new StoreWrite.Keep(new("1001", "layout", "old", At)), new StoreWrite.Keep(new("1002", "layout", "another's", At))]);
            Assert.Null(await store.CommitAsync([new StoreWrite.Keep(new("1001", "layout", "new", At.AddHours(1)))]));
        }

        await using var again = await OpenAsync(directory);

        Assert.Equal(new KeptFact("1001", "layout", "new", At.AddHours(1)), Assert.Single(await again.LoadKeptAsync("1001", default)));
    }

    private static async Task<CallStore> OpenAsync(TemporaryDirectory directory)
    {
        var store = new CallStore(directory.Path, new ManualTime(), NullLogger<CallStore>.Instance);
        await store.OpenAsync(CancellationToken.None);
        return store;
    }
}
