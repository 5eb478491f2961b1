using Microsoft.Playwright;

namespace CallBridge.Browser.Tests.Running;

/// <summary>One browser for the run; every test gets a context, a profile of its own, in it.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    // Milliseconds until a wait is given up; never asserted, so that a machine with other work fails nothing.
    private const int Patience = 20_000;

    private IBrowser? _browser;

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

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        Playwright?.Dispose();
    }
}

/// <summary>One test at a time: they share one browser, and two cores.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class BrowserTests : ICollectionFixture<BrowserFixture>
{
    public const string Name = "Browser";
}
