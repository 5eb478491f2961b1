using System.Security.Cryptography.X509Certificates;
using CallBridge.Certificates;
using Microsoft.Playwright;

namespace CallBridge.Browser.Tests.Salesforce;

/// <summary>
/// What the tests before Salesforce's own hosts share: ports, certificates, the stand-in of Salesforce, and the browser of a person whose administrator has
/// prepared it. Made when the first of them needs it.
/// </summary>
public sealed class SalesforceGround : IAsyncLifetime, IDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly Dictionary<LoopbackGrant, TrueBrowser> _browsers = [];
    private X509Certificate2? _certificate;
    private SalesforceSite? _site;
    private IPlaywright? _playwright;

    internal int HttpPort { get; } = FreePorts.Take();

    internal int HttpsPort { get; } = FreePorts.Take();

    internal int OrgPort { get; } = FreePorts.Take();

    internal int SitePort { get; } = FreePorts.Take();

    /// <summary>The listener's files; its certificate stays from test to test.</summary>
    internal string DataDirectory => _directory.Path;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var browser in _browsers.Values)
            await browser.DisposeAsync();
        if (_site is not null)
            await _site.DisposeAsync();
    }

    public void Dispose()
    {
        _certificate?.Dispose();
        _playwright?.Dispose();
        _directory.Dispose();
    }

    /// <summary>The site, and files as new.</summary>
    internal async Task PrepareAsync()
    {
        foreach (var file in Directory.EnumerateFiles(DataDirectory).Where(file => !file.EndsWith(".pem", StringComparison.Ordinal)))
            File.Delete(file);
        if (_site is not null)
            return;
        new CertificateStore(DataDirectory, TimeProvider.System).LoadOrCreate().Dispose();
        _certificate = SelfSigned.For(SalesforceHosts.All);
        await File.WriteAllTextAsync(_directory.File("salesforce.pem"), _certificate.ExportCertificatePem());
        _site = await SalesforceSite.StartAsync(SitePort, OrgPort, _certificate);
        _playwright = await Playwright.CreateAsync();
    }

    /// <summary>The browser of a person whose administrator has done all that <c>docs/rollout.md</c> says, or not all.</summary>
    /// <param name="grant">Local Network Access.</param>
    internal async Task<TrueBrowser> BrowserAsync(LoopbackGrant grant)
    {
        if (!_browsers.TryGetValue(grant, out var browser))
            _browsers[grant] = browser = await TrueBrowser.StartAsync(_playwright!, SitePort, [_directory.File("salesforce.pem"), _directory.File("localhost.pem")], grant);
        return browser;
    }

    /// <summary>A browser that does not trust the listener's certificate; the caller's own.</summary>
    internal Task<TrueBrowser> DistrustingBrowserAsync() =>
        TrueBrowser.StartAsync(_playwright!, SitePort, [_directory.File("salesforce.pem")], LoopbackGrant.OrgHostsAndTheirFrames);
}
