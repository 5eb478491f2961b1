using System.Collections.Concurrent;
using System.Threading.Channels;
using CallBridge.Calls.Records;
using CallBridge.DemoOrg;
using CallBridge.DemoOrg.Org;
using CallBridge.DemoOrg.Org.Schema;
using CallBridge.Functional.Tests.Running;
using CallBridge.Records;
using CallBridge.Records.Delivering;
using CallBridge.Salesforce;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.Abstractions;

namespace CallBridge.Functional.Tests.Calls;

/// <summary>What a backlog costs in requests to Salesforce, counted by the org, with the true store, delivery and REST client.</summary>
public sealed class BacklogTests(ITestOutputHelper output)
{
    private const int Records = 10_000;
    private const int MostRequests = 60;

    [Theory]
    [InlineData(KeyFieldKind.Unique)]
    [InlineData(KeyFieldKind.Absent)]
    public async Task Ten_thousand_records_drain_in_at_most_sixty_requests(KeyFieldKind keyField)
    {
        await using var org = await DemoOrgServer.StartAsync(
            new DemoOrgOptions { Port = 0, KeyField = keyField }, null, TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var salesforce = new RestSalesforce(
            new() { LoginUrl = org.Address, ClientId = "demo", ClientSecret = "demo", Username = OrgSeed.AgentUsername },
            handler, TimeProvider.System, NullLogger<RestSalesforce>.Instance);
        using var directory = new TempDirectory();
        await using var store = new CallStore(directory.Path, TimeProvider.System, NullLogger<CallStore>.Instance);
        await store.OpenAsync(CancellationToken.None);
        var news = new SavedNews();
        var delivery = new Delivery(store, salesforce, news, TimeProvider.System, new Random(1), NullLogger<Delivery>.Instance);
        Assert.Null(await store.CommitAsync([.. Enumerable.Range(0, Records).Select(n => new StoreWrite.End(Row(n), Record(n)))]));

        using var stop = new CancellationTokenSource();
        var running = delivery.RunAsync(stop.Token);
        await news.AwaitAsync(Records);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        var requests = org.Requests.CountBy(r => r.Path.Split('?')[0]).ToList();
        output.WriteLine($"{keyField}: {org.Requests.Count} requests: {string.Join(", ", requests.Select(r => $"{r.Value} {r.Key}"))}");
        Assert.True(org.Requests.Count <= MostRequests, $"{org.Requests.Count} requests");
        var keys = org.Org.All("Task").Select(t => t.Text("CallObject")).OfType<string>().ToList();
        Assert.Equal((Records, Records), (keys.Count, keys.Distinct().Count()));
    }

    private static JournalRow Row(int n) => new($"call-{n}", "1001", 1, "{}", DateTimeOffset.UnixEpoch);

    private static CallRecord Record(int n) => new()
    {
        Key = $"hq-1001-1763827896.{n}",
        Agent = "1001",
        CallId = $"call-{n}",
        Revision = 1,
        Subject = $"Inbound Call at 16:11:36 Europe/London from 07814256404 (Fred Bloggs {n})",
        Type = CallType.Inbound,
        DurationSeconds = 42,
        ActivityDate = new(2026, 3, 2),
        StartedAt = new(2026, 3, 2, 16, 11, 36, TimeSpan.Zero),
    };

    private sealed class SavedNews : IRecordProgressSink
    {
        private readonly ConcurrentDictionary<string, bool> _saved = new();
        private readonly Channel<bool> _changes = Channel.CreateUnbounded<bool>();

        public void Report(RecordProgress progress)
        {
            if (progress.State == RecordState.Saved && _saved.TryAdd(progress.Key, true))
                _changes.Writer.TryWrite(true);
        }

        public async Task AwaitAsync(int count)
        {
            // Thirty thousand news take a loaded machine longer than any call does.
            using var patience = new CancellationTokenSource(4 * Patience.Limit, TimeProvider.System);
            while (_saved.Count < count)
                await _changes.Reader.ReadAsync(patience.Token);
        }
    }
}
