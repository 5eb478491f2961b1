using System.Diagnostics;
using CallBridge.Browser.Tests.Org;
using CallBridge.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Page;

/// <summary>The page over HTTPS, with the certificate that the listener made trusted as a user trusts one.</summary>
public sealed class SecurePageTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    private const string CertUtil = "/usr/bin/certutil";

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
        const string reason = "needs certutil (Debian: apt-get install libnss3-tools)";
        Assert.False(!File.Exists(CertUtil) && Chromium.IsRequired, reason);
        Skip.IfNot(File.Exists(CertUtil), reason);
        _home = Directory.CreateTempSubdirectory("callbridge-home-");
        var store = Path.Combine(_home.FullName, ".pki", "nssdb");
        Directory.CreateDirectory(store);
        await CertUtilAsync("-N", "-d", $"sql:{store}", "--empty-password");
        await CertUtilAsync("-A", "-d", $"sql:{store}", "-n", "CallBridge", "-t", "P,,", "-i", Listener.CertificateFile);
        _browser = await Chromium.LaunchAsync(Fixture.Playwright, _home.FullName);
        return await _browser.NewPageAsync();
    }

    private static async Task CertUtilAsync(params string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo(CertUtil, arguments) { RedirectStandardError = true })!;
        var said = await run.StandardError.ReadToEndAsync();
        await run.WaitForExitAsync();
        Assert.True(run.ExitCode == 0, $"certutil {arguments[0]}: {said}");
    }
}
