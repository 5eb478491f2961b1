using Microsoft.Playwright;

namespace CallBridge.Browser.Tests.Running;

/// <summary>
/// One browser for a collection; every test gets a context, a profile of its own, in it, and a listener of its own that was started while the test
/// before it ran.
/// </summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    // Milliseconds until a wait is given up; never asserted, so that a machine with other work fails nothing.
    private const int Patience = 60_000;

    private IBrowser? _browser;
    private Task<ListenerProcess>? _spare;

    public IPlaywright Playwright { get; private set; } = null!;

    public IBrowser Browser => _browser ?? throw new InvalidOperationException("There is no browser: the test should have been skipped.");

    public async Task InitializeAsync()
    {
        if (Chromium.Program is null)
            return;
        Assertions.SetDefaultExpectTimeout(Patience);
        Playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(Playwright);
    }

    /// <summary>A listener that nobody has used, with the settings of most tests.</summary>
    internal Task<ListenerProcess> TakeListenerAsync()
    {
        var taken = _spare ?? ListenerProcess.StartAsync();
        _spare = ListenerProcess.StartAsync();
        return taken;
    }

    public async Task DisposeAsync()
    {
        if (_spare is not null)
            await (await _spare).DisposeAsync();
        if (_browser is not null)
            await _browser.DisposeAsync();
        Playwright?.Dispose();
    }
}
