using System.Collections.Immutable;
using CallBridge.Calls.Records;
using CallBridge.Calls.Search;
using CallBridge.DemoOrg;
using CallBridge.DemoOrg.Org;
using CallBridge.DemoOrg.Org.Schema;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Salesforce.Tests;

/// <summary>The client against the demo org, over real HTTP on a free port.</summary>
internal sealed class OrgBench : IAsyncDisposable
{
    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false };
    private int _seen;

    private OrgBench(DemoOrgServer server, SalesforceOptions options)
    {
        Server = server;
        Client = new(options, _handler, TimeProvider.System, NullLogger<RestSalesforce>.Instance);
    }

    public DemoOrgServer Server { get; }

    public RestSalesforce Client { get; }

    public static async Task<OrgBench> StartAsync(
        KeyFieldKind keyField = KeyFieldKind.Unique, Func<SalesforceOptions, SalesforceOptions>? configure = null)
    {
        var server = await DemoOrgServer.StartAsync(
            new DemoOrgOptions { Port = 0, KeyField = keyField }, null, TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
        var options = new SalesforceOptions
        {
            LoginUrl = server.Address,
            ClientId = "demo",
            ClientSecret = "demo",
            Username = OrgSeed.AgentUsername,
        };
        return new(server, configure?.Invoke(options) ?? options);
    }

    /// <summary>Signed in, facts known.</summary>
    public static async Task<OrgBench> ReadyAsync(KeyFieldKind keyField = KeyFieldKind.Unique)
    {
        var bench = await StartAsync(keyField);
        Assert.Null((await bench.Client.ReadFactsAsync(CancellationToken.None)).Problem);
        bench.NewRequests();
        return bench;
    }

    /// <summary>Requests since this was last asked, as <c>PATCH /sobjects/Task/…</c>.</summary>
    public IReadOnlyList<string> NewRequests()
    {
        var all = Server.Requests;
        var fresh = all.Skip(_seen).Select(r => $"{r.Method} {r.Path.Replace("/services/data/v68.0", "", StringComparison.Ordinal)}").ToList();
        _seen = all.Count;
        return fresh;
    }

    public string IdOf(string type, string name) => Server.Org.All(type).Single(r => r.Name == name).Id;

    public OrgRecord Task(string key) => Assert.Single(Server.Org.FindBy("Task", "CallObject", key));

    public Task<SaveOutcome> SaveAsync(CallRecord record, string? taskId = null) => Client.SaveAsync(record, taskId, CancellationToken.None);

    public Task<ImmutableArray<SaveOutcome>> SaveAllAsync(params IEnumerable<CallRecord> records) =>
        Client.SaveAsync([.. records.Select(r => new SaveRequest(r))], CancellationToken.None);

    public Task<SearchAnswer> SearchAsync(params string[] notations) =>
        Client.SearchAsync(new([.. notations], ["Contact", "Lead", "Account"]), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _handler.Dispose();
        await Server.DisposeAsync();
    }

    public static CallRecord Record(string key = "pbx.1001.1", int revision = 1) => new()
    {
        Key = key,
        Agent = "1001",
        CallId = "call-1",
        Revision = revision,
        Subject = "Inbound Call at 16:11:36 Europe/London from 07814256404 (Fred Bloggs)",
        Description = "Inbound Call at 16:11:36 Europe/London from 07814256404 (Fred Bloggs)",
        Type = CallType.Inbound,
        DurationSeconds = 42,
        ActivityDate = new(2026, 3, 2),
        StartedAt = new(2026, 3, 2, 16, 11, 36, TimeSpan.Zero),
        Disposition = "Answered",
        Fields = ImmutableSortedDictionary<string, string>.Empty,
    };
}
