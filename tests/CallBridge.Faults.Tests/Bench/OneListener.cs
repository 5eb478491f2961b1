using System.Collections.Concurrent;
using System.Collections.Immutable;
using CallBridge.Calls.Records;
using CallBridge.DemoOrg;
using CallBridge.DemoOrg.Org;
using CallBridge.Records;
using CallBridge.Records.Delivering;
using CallBridge.Records.Outbox;
using CallBridge.Records.Tests.Bench;
using CallBridge.Salesforce;
using CallBridge.Salesforce.Tests.SigningIn;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Faults.Tests.Bench;

/// <summary>One listener's true parts: store on disk, delivery, REST client over HTTP. Driven round by round, on a clock that the test moves.</summary>
internal sealed class OneListener : IAsyncDisposable, IRecordProgressSink
{
    private const int MostRounds = 3_000;
    private readonly TempDirectory _directory = new();
    private readonly RememberedTokens _kept = new();
    private readonly ConcurrentDictionary<string, int> _sent = new();
    private readonly ConcurrentDictionary<string, RecordState> _states = new();
    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false };
    private readonly DemoOrgServer _server;
    private readonly ManualTime _time;
    private readonly SalesforceFlow _flow;
    private readonly Random _random;

    private OneListener(string name, DemoOrgServer server, ManualTime time, SalesforceFlow flow, int seed)
    {
        Name = name;
        _server = server;
        _time = time;
        _flow = flow;
        _random = new(seed);
        Store = null!;
        Delivery = null!;
        Salesforce = null!;
    }

    public string Name { get; }

    public CallStore Store { get; private set; }

    public Delivery Delivery { get; private set; }

    public RestSalesforce Salesforce { get; private set; }

    /// <summary>The newest revision of each key that was given to the store.</summary>
    public ConcurrentDictionary<string, int> Newest { get; } = new();

    public static async Task<OneListener> StartAsync(
        DemoOrgServer server, ManualTime time, string name = "A", SalesforceFlow flow = SalesforceFlow.ClientCredentials, int seed = 1)
    {
        var listener = new OneListener(name, server, time, flow, seed);
        await listener.OpenAsync();
        if (listener.Salesforce.SignIn is { } signIn)
            Assert.Null(await Person.SignInAsync(signIn));
        return listener;
    }

    public async Task CommitAsync(string key, int revision, Func<CallRecord, CallRecord>? with = null)
    {
        Newest[key] = revision;
        var record = Record(key, revision);
        record = with?.Invoke(record) ?? record;
        var row = new JournalRow(record.CallId, record.Agent, 1, "{}", record.StartedAt);
        Assert.Null(await Store.CommitAsync([revision == 1 ? new StoreWrite.End(row, record) : new StoreWrite.Revise(row, record)]));
    }

    /// <summary>What is due, and how long until more is; null if nothing waits.</summary>
    public Task<TimeSpan?> RoundAsync() => Delivery.RoundAsync(CancellationToken.None);

    /// <summary>Rounds, letting time pass as delivery asks and signing in when that is asked for, until nothing waits.</summary>
    public async Task DrainAsync()
    {
        for (var round = 0; round < MostRounds; round++)
        {
            if (Salesforce.SignIn is { Need: not null } signIn)
                await Person.SignInAsync(signIn);
            if (await RoundAsync() is not { } wait)
                return;
            _time.Advance(wait);
        }

        Assert.Fail("Delivery does not come to rest.");
    }

    public async Task<OutboxRow> RowAsync(string key) => Assert.IsType<OutboxRow>(await Store.FindAsync(key, CancellationToken.None));

    /// <summary>Revisions of this key that a person's edit which happens now must outlive: what was sent, and what waits to become the Task's first content.</summary>
    public int Before(string key, bool knowsTask) => knowsTask ? _sent.GetValueOrDefault(key) : Newest.GetValueOrDefault(key);

    /// <summary>The process is killed, and starts again.</summary>
    public async Task RestartAsync()
    {
        Salesforce.Dispose();
        await Store.AbandonAsync();
        await OpenAsync();
    }

    public void Report(RecordProgress progress)
    {
        var former = _states.GetValueOrDefault(progress.Key);
        _states[progress.Key] = progress.State;
        // News that comes during a request is of a revision that the request does not carry.
        if (progress.State == RecordState.Sending && former != RecordState.Sending)
            _sent.AddOrUpdate(progress.Key, progress.Revision, (_, sent) => Math.Max(sent, progress.Revision));
    }

    public async ValueTask DisposeAsync()
    {
        Salesforce.Dispose();
        await Store.DisposeAsync();
        _handler.Dispose();
        _directory.Dispose();
    }

    private CallRecord Record(string key, int revision) => new()
    {
        Key = key,
        Agent = "1001",
        CallId = "call-" + key,
        Revision = revision,
        Subject = "Inbound Call",
        Description = $"{Name} {revision}",
        Type = CallType.Inbound,
        DurationSeconds = Ledger.Mark(Name, revision),
        ActivityDate = new(2026, 3, 2),
        StartedAt = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero),
        Fields = ImmutableSortedDictionary<string, string>.Empty,
    };

    private async Task OpenAsync()
    {
        Salesforce = new(
            new()
            {
                LoginUrl = _server.Address,
                ClientId = "demo",
                ClientSecret = "demo",
                Flow = _flow,
                Username = OrgSeed.AgentUsername,
                RedirectUri = Person.Redirect,
            },
            _handler, _time, NullLogger<RestSalesforce>.Instance, _kept);
        Store = new(_directory.Path, _time, NullLogger<CallStore>.Instance);
        await Store.OpenAsync(CancellationToken.None);
        Delivery = new(Store, Salesforce, this, _time, _random, NullLogger<Delivery>.Instance);
        await Delivery.StartAsync(CancellationToken.None);
    }
}
