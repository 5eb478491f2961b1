using CallBridge.Browser.Tests.Org;
using CallBridge.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Page;

/// <summary>The page over HTTPS, with the certificate that the listener made trusted as a user trusts one.</summary>
public sealed class SecurePageTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    private DirectoryInfo? _home;
    private IBrowser? _browser;

    public override async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _home?.Delete(recursive: true);
        await base.DisposeAsync();
    }

    [SkippableFact]
    public async Task Page_over_https_follows_calls_over_a_secure_socket()
    {
        var page = await TrustingPageAsync();
        var socket = await page.RunAndWaitForWebSocketAsync(() => page.GotoAsync(Listener.SecurePage));
        var panel = new SoftphonePanel(page.Locator("body"));
        await Expect(panel.Status).ToHaveTextAsync("Available");
        await Listener.PlayAsync("known-caller");
        await Expect(panel.Call("Fred Bloggs")).ToBeVisibleAsync();
        Assert.StartsWith($"wss://localhost:{Listener.HttpsPort}/", socket.Url, StringComparison.Ordinal);
    }

    private async Task<IPage> TrustingPageAsync()
    {
        CertificateTrust.Need();
        _home = Directory.CreateTempSubdirectory("callbridge-home-");
        await CertificateTrust.AddAsync(_home.FullName, [Listener.CertificateFile]);
        _browser = await Chromium.LaunchAsync(Fixture.Playwright, _home.FullName);
        return await _browser.NewPageAsync();
    }
}
