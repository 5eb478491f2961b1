using CallBridge.Browser.Tests.Org;
using Microsoft.Playwright;

namespace CallBridge.Browser.Tests.Running;

/// <summary>
/// A test before a screen of its own: a new listener, a new org, a new profile. However it goes, no page may have complained, broken
/// its content security policy, or asked anybody but the listener.
/// </summary>
[Collection(BrowserTests.Name)]
public abstract class BrowserTest(BrowserFixture fixture) : IAsyncLifetime
{
    private ListenerProcess? _listener;
    private IBrowserContext? _context;

    protected BrowserFixture Fixture { get; } = fixture;

    internal ListenerProcess Listener => _listener!;

    internal Watch Watch { get; private set; } = null!;

    protected IBrowserContext Context => _context!;

    /// <summary>How the profile is set up.</summary>
    protected virtual BrowserNewContextOptions Options => new()
    {
        ViewportSize = new ViewportSize { Width = 1280, Height = 800 },
        Locale = "en-GB",
        TimezoneId = "Europe/London",
    };

    /// <summary>Further settings of the listener, by their environment names.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    /// <summary>What answers 200 once the listener can be used.</summary>
    protected virtual string Readiness => "/health/ready";

    public virtual async Task InitializeAsync()
    {
        Chromium.Need();
        _listener = await (Settings.Count == 0 ? Fixture.TakeListenerAsync() : ListenerProcess.StartAsync(Settings, Readiness));
        _context = await Fixture.Browser.NewContextAsync(Options);
        Watch = new Watch(_context);
    }

    public virtual async Task DisposeAsync()
    {
        try
        {
            if (_context is not null)
            {
                await _context.DisposeAsync();
                Assert.Empty(Watch.Complaints);
                Assert.Empty(Watch.Strangers(Listener));
            }
        }
        finally
        {
            if (_listener is not null)
                await _listener.DisposeAsync();
        }
    }

    /// <summary>Opens the demo org in a new tab and waits for its softphone.</summary>
    internal async Task<OrgTab> OpenOrgAsync()
    {
        var page = await Context.NewPageAsync();
        await page.GotoAsync(Listener.Org);
        var tab = new OrgTab(page);
        await Assertions.Expect(tab.Panel.Status).ToHaveTextAsync("Available");
        return tab;
    }
}
