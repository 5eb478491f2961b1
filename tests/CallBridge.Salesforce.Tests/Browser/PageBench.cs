using CallBridge.DemoOrg;
using CallBridge.DemoOrg.Org;
using CallBridge.DemoOrg.Org.Schema;
using CallBridge.Salesforce.Browser;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Salesforce.Tests.Browser;

/// <summary>The route through pages of a demo org of its own.</summary>
internal sealed class PageBench : IAsyncDisposable
{
    private PageBench(DemoOrgServer server, SalesforceOptions options)
    {
        Server = server;
        Pages = new(server);
        Route = new(options, Pages, TimeProvider.System);
    }

    public DemoOrgServer Server { get; }

    public OrgPages Pages { get; }

    public BrowserSalesforce Route { get; }

    public static async Task<PageBench> StartAsync(
        InstalledApex apex = InstalledApex.All, KeyFieldKind keyField = KeyFieldKind.Unique, string? configuredKeyField = null, string? username = OrgSeed.AgentUsername)
    {
        var server = await DemoOrgServer.StartAsync(
            new DemoOrgOptions { Port = 0, Apex = apex, KeyField = keyField }, null, TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
        return new(server, new SalesforceOptions { Connection = SalesforceConnection.Browser, Username = username, KeyField = configuredKeyField });
    }

    public string IdOf(string type, string name) => Server.Org.All(type).First(r => r.Name == name).Id;

    public async ValueTask DisposeAsync()
    {
        Route.Dispose();
        Pages.Dispose();
        await Server.DisposeAsync();
    }
}
