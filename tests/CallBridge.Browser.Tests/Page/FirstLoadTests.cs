using CallBridge.Browser.Tests.Org;
using CallBridge.Browser.Tests.Running;
using Microsoft.Playwright;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Page;

/// <summary>What the panel costs a browser that has never seen it, and what it asks for afterwards: nothing.</summary>
public sealed class FirstLoadTests(BrowserFixture fixture, ITestOutputHelper output) : BrowserTest(fixture)
{
    /// <summary>Bytes over the wire, headers and bodies, compressed.</summary>
    private const long Most = 350 * 1024;

    [SkippableFact]
    public async Task First_load_is_small_and_asks_no_host_but_the_listener()
    {
        // A listener has been running since the person came to work; the browser has never seen the panel.
        await using (var earlier = await Fixture.Browser.NewContextAsync(Options))
        {
            var warm = await earlier.NewPageAsync();
            await warm.GotoAsync(Listener.Page);
            await Expect(new SoftphonePanel(warm.Locator("body")).Status).ToHaveTextAsync("Available");
        }

        var page = await Context.NewPageAsync();
        var devTools = await Context.NewCDPSessionAsync(page);
        var received = new ReceivedBytes(devTools);
        await devTools.SendAsync("Network.enable");
        // By the page's own clock, which begins with the navigation: a test that looks now and then adds its own waiting.
        await page.AddInitScriptAsync(
            """
            const look = () => document.getElementById('status-title')?.textContent === 'Available' ? window.usable = performance.now() : requestAnimationFrame(look);
            look();
            """);
        await page.GotoAsync(Listener.Page);
        await Expect(new SoftphonePanel(page.Locator("body")).Status).ToHaveTextAsync("Available");
        await page.WaitForFunctionAsync("() => window.usable");
        var usable = await page.EvaluateAsync<double>("() => window.usable");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        // Measured and said, not asserted: how busy the machine is is no fault of the panel's.
        output.WriteLine($"First load: {received.Total / 1024.0:0.0} KiB in {received.Answers} answers; usable {usable:0} ms after navigation");
        Assert.InRange(received.Total, 1, Most);
        Assert.All(Watch.Requests, url => Assert.Equal(("localhost", Listener.HttpPort), (new Uri(url).Host, new Uri(url).Port)));
    }

    [SkippableFact]
    public async Task In_Salesforce_it_asks_the_org_for_its_toolkit_and_nothing_else()
    {
        var asked = new System.Collections.Concurrent.ConcurrentQueue<string>();
        Context.Request += (_, request) =>
        {
            if (!request.IsNavigationRequest && request.Frame.ParentFrame is not null)
                asked.Enqueue(request.Url);
        };
        await OpenOrgAsync();

        var ofTheOrg = asked.Where(url => new Uri(url).Port != Listener.HttpPort);
        Assert.EndsWith("/support/api/67.0/lightning/opencti_min.js", Assert.Single(ofTheOrg), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Click_to_dial_is_the_first_thing_that_is_asked_of_the_toolkit()
    {
        var page = await Context.NewPageAsync();
        // What the panel's frame says to the page around it, and when.
        await page.AddInitScriptAsync(
            """
            if (window === window.top) {
              window.said = [];
              addEventListener('message', event => window.said.push({ method: event.data?.methodName, at: performance.timeOrigin + performance.now() }));
            }
            """);
        await page.GotoAsync(Listener.Org);
        await page.WaitForFunctionAsync("() => window.said.some(({ method }) => method === 'onClickToDial')");
        var methods = await page.EvaluateAsync<string[]>("() => window.said.map(({ method }) => method)");
        var frame = page.Frames.Single(candidate => candidate.ParentFrame is not null);
        var loaded = await frame.EvaluateAsync<double>(
            "() => performance.timeOrigin + performance.getEntriesByType('resource').find(({ name }) => name.endsWith('opencti_min.js')).responseEnd");
        var live = await page.EvaluateAsync<double>("() => window.said.find(({ method }) => method === 'onClickToDial').at");

        // Measured and said, not asserted: how busy the machine is is no fault of the panel's.
        output.WriteLine($"Click-to-dial is live {live - loaded:0} ms after the toolkit was there");
        Assert.Equal("enableClickToDial", methods[0]);
        Assert.Single(methods, method => method == "onClickToDial");
    }

    [SkippableFact]
    public async Task Idle_panel_asks_for_nothing()
    {
        var page = await Context.NewPageAsync();
        await page.Clock.InstallAsync();
        await page.GotoAsync(Listener.Page);
        await Expect(new SoftphonePanel(page.Locator("body")).Status).ToHaveTextAsync("Available");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var before = Watch.Requests.Count;

        // Within the time that the socket may be silent: past it the page rightly makes a new connection.
        await page.Clock.RunForAsync(25_000);
        await page.EvaluateAsync("() => Promise.resolve()");

        Assert.Equal(before, Watch.Requests.Count);
    }

    /// <summary>Counts what comes over the wire, by the browser's own count.</summary>
    private sealed class ReceivedBytes
    {
        private long _total;
        private int _answers;

        public ReceivedBytes(ICDPSession devTools) =>
            devTools.Event("Network.loadingFinished").OnEvent += (_, finished) =>
            {
                Interlocked.Add(ref _total, (long)finished!.Value.GetProperty("encodedDataLength").GetDouble());
                Interlocked.Increment(ref _answers);
            };

        public long Total => Interlocked.Read(ref _total);

        public int Answers => _answers;
    }
}
