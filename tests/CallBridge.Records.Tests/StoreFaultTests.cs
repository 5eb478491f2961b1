using System.Diagnostics;
using System.Text;
using CallBridge.Calls.Records;
using CallBridge.Records.Outbox;
using CallBridge.Records.Tests.Bench;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Records.Tests;

/// <summary>A disk that is full, a file that another process holds, a file that is damaged: with the real SQLite.</summary>
public sealed class StoreFaultTests : IDisposable
{
    private const int PageBytes = 4_096;
    private readonly TemporaryDirectory _directory = new();
    private readonly ManualTime _time = new();

    private string File => Path.Combine(_directory.Path, "calls.db");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task What_a_full_disk_does_not_take_is_said_and_kept_and_written_once_there_is_room()
    {
        await using var store = await OpenAsync();
        await store.CommitAsync([new StoreWrite.PutLive(Some.Row("old", Big()))]);
        await FillDiskAsync(store);

        var problem = await store.CommitAsync([new StoreWrite.PutLive(Some.Row("new", Big())), Some.Ended(Some.Record())]);

        Assert.Contains("the disk is full", problem, StringComparison.Ordinal);
        Assert.Contains("the disk is full", store.Health.Problem, StringComparison.Ordinal);
        Assert.Equal(1, store.Health.KeptInMemory);

        await using (var other = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            await other.OpenAsync();
            other.Execute("DELETE FROM journal WHERE call_id = 'old'");
        }
        Assert.Null(await store.CommitAsync([]));
        Assert.Equal(["new"], (await store.LoadLiveAsync(default)).Select(r => r.CallId));
        Assert.Equal((new StoreHealth(null, 0, null), new OutboxCounts(1, 0)), (store.Health, store.Counts));
    }

    [Fact]
    public async Task Nothing_is_sent_that_a_full_disk_does_not_let_be_marked_as_being_sent()
    {
        await using var bench = await DeliveryBench.StartAsync();
        await bench.EndAsync(Some.Record() with { Description = Big() });
        await FillDiskAsync(bench.Store);

        await bench.RoundAsync();

        Assert.Empty(bench.Org.Saves);
        Assert.Contains("the disk is full", bench.Delivery.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_another_process_holds_the_file_calls_go_on_and_are_written_when_it_lets_go()
    {
        await using var store = await OpenAsync();
        await store.CommitAsync([new StoreWrite.PutLive(Some.Row("a", "0"))]);
        using var holder = Hold();
        try
        {
            Assert.Equal(DirectoryHolder.Taken, await holder.StandardOutput.ReadLineAsync());

            var problem = await store.CommitAsync([new StoreWrite.PutLive(Some.Row("a", "1")), Some.Ended(Some.Record())]);

            Assert.Contains("another program holds the call database", problem, StringComparison.Ordinal);
            Assert.Contains("another program holds the call database", store.Health.Problem, StringComparison.Ordinal);
        }
        finally
        {
            holder.Kill();
            await holder.WaitForExitAsync();
        }

        Assert.Null(await store.CommitAsync([]));
        Assert.Equal("1", Assert.Single(await store.LoadLiveAsync(default)).Json);
        Assert.Equal(new OutboxCounts(1, 0), store.Counts);
    }

    [Fact]
    public async Task A_file_that_another_process_holds_at_start_is_opened_when_it_lets_go_and_calls_go_on_meanwhile()
    {
        await using (var before = await OpenAsync())
            await before.CommitAsync([new StoreWrite.PutLive(Some.Row("old"))]);
        using var holder = Hold();
        Assert.Equal(DirectoryHolder.Taken, await holder.StandardOutput.ReadLineAsync());
        await using var store = await OpenAsync();
        try
        {
            Assert.Contains("another program holds the call database", store.Health.Problem, StringComparison.Ordinal);
            Assert.Contains("end the program that holds it", store.Health.Remedy, StringComparison.Ordinal);
            Assert.NotNull(await store.CommitAsync([new StoreWrite.PutLive(Some.Row("new")), Some.Ended(Some.Record())]));
            await Assert.ThrowsAsync<StoreUnusableException>(() => store.LoadLiveAsync(default));
            Assert.Equal(1, store.Health.KeptInMemory);
        }
        finally
        {
            holder.Kill();
            await holder.WaitForExitAsync();
        }

        Assert.Null(await store.CommitAsync([]));
        Assert.Equal(["new", "old"], (await store.LoadLiveAsync(default)).Select(r => r.CallId).Order(StringComparer.Ordinal));
        Assert.Equal((new StoreHealth(null, 0, null), new OutboxCounts(1, 0)), (store.Health, store.Counts));
    }

    [Fact]
    public async Task Damage_that_a_read_finds_sets_the_file_aside_and_what_can_be_read_is_brought_over()
    {
        await using var store = await OpenAsync();
        await FillAsync(store);
        await using (var other = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            await other.OpenAsync();
            other.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        Damage("row-150-");
        await store.AskAsync((connection, _) => connection.Execute("PRAGMA shrink_memory"), default);

        var fault = await Assert.ThrowsAsync<StoreUnusableException>(() => store.LoadEndedAsync(1_000, default));

        Assert.Contains("damaged", fault.Message, StringComparison.Ordinal);
        await AssertBroughtOverAsync(store);
        Assert.Null(await store.CommitAsync([Some.Ended(Some.Record("pbx.1001.2"))]));
        Assert.Equal(new OutboxCounts(2, 0), store.Counts);
    }

    [Fact]
    public async Task Damage_that_the_opening_finds_sets_the_file_aside_and_what_can_be_read_is_brought_over()
    {
        await using (var before = await OpenAsync())
            await FillAsync(before);
        Damage("row-150-");

        await using var store = await OpenAsync();

        await AssertBroughtOverAsync(store);
        Assert.Equal(new OutboxCounts(1, 0), store.Counts);
        Assert.Equal(["live"], (await store.LoadLiveAsync(default)).Select(r => r.CallId));
    }

    private Process Hold() => Process.Start(new ProcessStartInfo(
        "dotnet", [typeof(DirectoryHolder).Assembly.Location, _directory.Path, DirectoryHolder.LockDatabase])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;

    private static string Big() => new('x', 400_000);

    // A page more is one too many from here on.
    private static async Task FillDiskAsync(CallStore store) =>
        await store.AskAsync((connection, _) => connection.Scalar($"PRAGMA max_page_count = {connection.Scalar("PRAGMA page_count")}"), default);

    private static async Task FillAsync(CallStore store)
    {
        await store.CommitAsync([new StoreWrite.PutLive(Some.Row("live"))]);
        await store.CommitAsync([.. Enumerable.Range(0, 300).Select(n => new StoreWrite.End(Some.Row($"call-{n}", $"row-{n:D3}-" + new string('x', 1_000)), null))]);
        await store.CommitAsync([Some.Ended(Some.Record())]);
    }

    private async Task AssertBroughtOverAsync(CallStore store)
    {
        var ended = (await store.LoadEndedAsync(1_000, default)).Select(r => r.Json.StartsWith("row-", StringComparison.Ordinal) ? int.Parse(r.Json[4..7], null) : -1).ToHashSet();
        Assert.Superset(Enumerable.Range(0, 140).Concat(Enumerable.Range(160, 140)).ToHashSet(), ended);
        Assert.DoesNotContain(150, ended);
        Assert.StartsWith(File + ".damaged-", store.Health.SetAside, StringComparison.Ordinal);
        Assert.InRange(store.Health.Recovered, 282, 302);
        Assert.Equal(RecordState.Pending, (await store.FindAsync("pbx.1001.1", default))?.State);
        Assert.Equal([store.Health.SetAside!], Directory.GetFiles(_directory.Path, "*.damaged-*"));
    }

    private void Damage(string marker)
    {
        using var file = new FileStream(File, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var at = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(marker));
        Assert.True(at > 0, "The row is not in the file itself.");
        file.Position = at / PageBytes * PageBytes;
        file.Write(Enumerable.Repeat((byte)0xFF, PageBytes).ToArray());
        file.Flush(flushToDisk: true);
    }

    private async Task<CallStore> OpenAsync()
    {
        var store = new CallStore(_directory.Path, _time, NullLogger<CallStore>.Instance);
        await store.OpenAsync(CancellationToken.None);
        return store;
    }
}
