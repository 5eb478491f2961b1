using CallBridge.Browser.Tests.Org;
using CallBridge.Browser.Tests.Running;
using CallBridge.DemoOrg;
using CallBridge.DemoOrg.Org;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Salesforce;

/// <summary>A test before Salesforce's own hosts over TLS: a new listener and a new org, in tabs that are visible and focused as in life.</summary>
[Collection(BrowserTests.Name)]
public abstract class SalesforceTest(SalesforceGround ground) : IAsyncLifetime
{
    private readonly List<IPage> _pages = [];
    private DemoOrgServer? _org;
    private InnerListener? _listener;

    protected SalesforceGround Ground => ground;

    internal InnerListener Listener => _listener!;

    internal LastingPhones Phones { get; } = new();

    internal OrgStore Org => _org!.Org;

    /// <summary>Calls of the past in the org, oldest first.</summary>
    protected IReadOnlyList<OrgRecord> Tasks => [.. Org.All("Task").Where(task => task.Text("CallObject") is { Length: > 0 })];

    /// <summary>Further settings of the listener.</summary>
    protected virtual IReadOnlyList<string> Settings => [];

    /// <summary>How long the panel has to say that it is there.</summary>
    protected virtual TimeSpan SoftphoneTimeout => TimeSpan.FromSeconds(20);

    /// <summary>Where the org's call center has the stand-by page: on Visualforce's own host, as Salesforce serves it.</summary>
    protected virtual string StandbyHost => SalesforceHosts.Visualforce;

    public virtual async Task InitializeAsync()
    {
        Chromium.Need();
        CertificateTrust.Need();
        await ground.PrepareAsync();
        _org = await StartOrgAsync();
        await Phones.Up;
        await StartListenerAsync();
    }

    /// <summary>Starts the listener, anew if it runs, with further settings.</summary>
    internal async Task StartListenerAsync(params string[] further)
    {
        if (_listener is not null)
            await _listener.DisposeAsync();
        _listener = InnerListener.For(
        [
            $"Listener:HttpPort={ground.HttpPort}", $"Listener:HttpsPort={ground.HttpsPort}", $"Listener:DataDirectory={ground.DataDirectory}",
            "Salesforce:Connection=Rest", $"Salesforce:MyDomains:0={SalesforceHosts.MyDomain}", $"Salesforce:LoginUrl=http://localhost:{ground.OrgPort}",
            "Salesforce:Flow=ClientCredentials", "Salesforce:ClientId=demo", "Salesforce:ClientSecret=demo", $"Agent:SalesforceUsername={OrgSeed.AgentUsername}",
            "DialPlan:CountryCallingCode=44",
            .. Settings, .. further,
        ], Phones);
        await _listener.StartAsync();
    }

    public virtual async Task DisposeAsync()
    {
        foreach (var page in _pages.Where(page => !page.IsClosed))
            await page.CloseAsync();
        if (_listener is not null)
            await _listener.DisposeAsync();
        if (_org is not null)
            await _org.DisposeAsync();
        await Phones.DisposeAsync();
    }

    private Task<DemoOrgServer> StartOrgAsync() => DemoOrgServer.StartAsync(
            new DemoOrgOptions
            {
                Port = ground.OrgPort,
                SoftphoneUrl = new Uri($"https://localhost:{ground.HttpsPort}/softphone/"),
                SoftphoneTimeout = SoftphoneTimeout,
                StandbyUrl = $"https://{StandbyHost}/apex/CallBridgeStandby?http={ground.HttpPort}&https={ground.HttpsPort}",
            },
            null, TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);

    /// <summary>A new tab at one of Salesforce's hosts, in front.</summary>
    internal async Task<OrgTab> OpenAsync(string host, LoopbackGrant grant = LoopbackGrant.OrgHosts) =>
        await OpenAsync(host, await ground.BrowserAsync(grant));

    internal async Task<OrgTab> OpenAsync(string host, string path) => await OpenAsync(host, await ground.BrowserAsync(LoopbackGrant.OrgHosts), path);

    internal async Task<OrgTab> OpenAsync(string host, TrueBrowser browser, string path = "/")
    {
        var page = await browser.Context.NewPageAsync();
        _pages.Add(page);
        await page.GotoAsync($"https://{host}{path}");
        return new OrgTab(page);
    }

    /// <summary>The same, with the panel there.</summary>
    internal async Task<OrgTab> OpenReadyAsync(string host = SalesforceHosts.Lightning, string path = "/")
    {
        var tab = await OpenAsync(host, path);
        await Expect(tab.Panel.Status).ToHaveTextAsync("Available");
        return tab;
    }

    /// <summary>A window of its own at one of Salesforce's hosts, with the panel there: visible beside the other windows.</summary>
    internal async Task<OrgTab> OpenWindowAsync(OrgTab beside, string host)
    {
        var session = await beside.Page.Context.NewCDPSessionAsync(beside.Page);
        var page = await beside.Page.Context.RunAndWaitForPageAsync(
            () => session.SendAsync("Target.createTarget", new() { ["url"] = $"https://{host}/", ["newWindow"] = true }));
        _pages.Add(page);
        var tab = new OrgTab(page);
        await Expect(tab.Panel.Status).ToHaveTextAsync("Available");
        return tab;
    }

    /// <summary>Minimises the window of a tab, so that nothing of it is visible, or brings it back.</summary>
    internal static async Task SetWindowAsync(OrgTab tab, string state)
    {
        var session = await tab.Page.Context.NewCDPSessionAsync(tab.Page);
        var window = (await session.SendAsync("Browser.getWindowForTarget"))!.Value.GetProperty("windowId").GetInt32();
        await session.SendAsync("Browser.setWindowBounds", new()
        {
            ["windowId"] = window,
            ["bounds"] = new Dictionary<string, object> { ["windowState"] = state },
        });
        var visible = state == "minimized" ? "hidden" : "visible";
        await Expect(tab.Panel.Body).ToHaveJSPropertyAsync("ownerDocument.visibilityState", visible);
    }

    /// <summary>Plays a scenario of the simulated phone system.</summary>
    /// <param name="scenario">Its id, such as <c>known-caller</c>.</param>
    internal async Task PlayAsync(string scenario)
    {
        var outcome = await Phones.Phones.PlayAsync(scenario, CancellationToken.None);
        Assert.True(outcome.Problem is null, $"{scenario}: {outcome.Problem}");
    }
}
