using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CallBridge.Browser.Tests.Running;
using Microsoft.Playwright;

namespace CallBridge.Browser.Tests.Salesforce;

/// <summary>
/// A Chromium whose tabs are as in life: one window, one tab visible, one with the focus. A browser that Playwright launches shows every tab as visible and
/// focused; one that it joins, asked to leave things as they are, does not, even without a screen. Salesforce's hosts lead to the stand-in, which
/// counts as a public address, so that reaching this machine from there needs the permission that it needs in life.
/// </summary>
internal sealed partial class TrueBrowser : IAsyncDisposable
{
    private static readonly string[] OrgPages = ["https://" + SalesforceHosts.Lightning, "https://" + SalesforceHosts.My, "https://" + SalesforceHosts.Stranger];
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(25);

    private readonly ChildProcess _process;
    private readonly DirectoryInfo _home;
    private readonly IBrowser _browser;

    private TrueBrowser(ChildProcess process, DirectoryInfo home, IBrowser browser) => (_process, _home, _browser) = (process, home, browser);

    /// <summary>The one profile.</summary>
    public IBrowserContext Context => _browser.Contexts[0];

    /// <param name="playwright">The driver.</param>
    /// <param name="sitePort">Of the stand-in.</param>
    /// <param name="trusted">PEM files of the certificates that this person's browser trusts.</param>
    /// <param name="grant">Whether the pages may reach this machine.</param>
    public static async Task<TrueBrowser> StartAsync(IPlaywright playwright, int sitePort, IReadOnlyList<string> trusted, LoopbackGrant grant)
    {
        var home = Directory.CreateTempSubdirectory("callbridge-salesforce-");
        ChildProcess? process = null;
        try
        {
            await CertificateTrust.AddAsync(home.FullName, trusted);
            var command = await CommandAsync(home.FullName, sitePort, grant);
            process = await ChildProcess.StartAsync(command[0], command[1..], null, new Dictionary<string, string>
            {
                ["HOME"] = home.FullName,
                ["TZ"] = "Europe/London",
                ["LANGUAGE"] = "en_GB",
            });
            var browser = await playwright.Chromium.ConnectOverCDPAsync(await AddressAsync(process), new() { NoDefaults = true });
            return new TrueBrowser(process, home, browser);
        }
        catch
        {
            if (process is not null)
                await process.DisposeAsync();
            home.Delete(recursive: true);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        await _process.DisposeAsync();
        Delete(_home);
    }

    private static async Task<string[]> CommandAsync(string home, int sitePort, LoopbackGrant grant)
    {
        var profile = Directory.CreateDirectory(Path.Combine(home, "profile", "Default"));
        string[] browser =
        [
            Chromium.Program!, .. Chromium.Arguments, "--remote-debugging-port=0", $"--user-data-dir={profile.Parent!.FullName}", "--window-size=1280,900",
            "--no-default-browser-check", "--lang=en-GB",
            $"--host-resolver-rules={string.Join(", ", SalesforceHosts.All.Select(host => $"MAP {host} 127.0.0.1:{sitePort}"))}, MAP * ~NOTFOUND, EXCLUDE localhost",
            $"--ip-address-space-overrides=127.0.0.1:{sitePort}=public", "about:blank",
        ];
        if (Policy(grant) is not { } policy)
            return browser;
        if (await ManagedPolicy.PrefixAsync(home, policy) is { } prefix)
            return [.. prefix, .. browser];

        // Where no folder can be put over the machine's own for one process, the person's own setting stands in for the administrator's.
        Skip.If(grant is LoopbackGrant.OrgHostsAndTheirFrames or LoopbackGrant.Refused, "needs a mount namespace (root, or user namespaces): only managed policy can grant this");
        var exceptions = new JsonObject();
        foreach (var page in OrgPages)
            exceptions[$"{page}:443,*"] = new JsonObject { ["setting"] = 1 };
        await File.WriteAllTextAsync(Path.Combine(profile.FullName, "Preferences"), new JsonObject
        {
            ["profile"] = new JsonObject { ["content_settings"] = new JsonObject { ["exceptions"] = new JsonObject { ["loopback_network"] = exceptions } } },
        }.ToJsonString());
        return browser;
    }

    private static string? Policy(LoopbackGrant grant) => grant switch
    {
        LoopbackGrant.OrgHosts => JsonSerializer.Serialize(new { LoopbackNetworkAllowedForUrls = OrgPages }),
        LoopbackGrant.OrgHostsAndTheirFrames => JsonSerializer.Serialize(
            new { LoopbackNetworkAllowedForUrls = OrgPages, LocalNetworkAccessPermissionsPolicyDefaultEnabled = true }),
        LoopbackGrant.Refused => JsonSerializer.Serialize(
            new { LoopbackNetworkBlockedForUrls = OrgPages, LocalNetworkAccessPermissionsPolicyDefaultEnabled = true }),
        _ => null,
    };

    private static async Task<string> AddressAsync(ChildProcess process)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (Listening().Match(process.Output) is { Success: true } match)
                return match.Groups[1].Value;
            Assert.False(process.HasExited, $"The browser ended:\n{process.Output}");
            Assert.True(TimeProvider.System.GetElapsedTime(started) < StartDeadline, $"The browser did not start:\n{process.Output}");
            await Task.Delay(BetweenLooks, TimeProvider.System);
        }
    }

    // The browser's helpers write for a moment after it has ended; the system clears its temporary files.
    private static void Delete(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
        }
    }

    [GeneratedRegex(@"DevTools listening on (ws://\S+)")]
    private static partial Regex Listening();
}
