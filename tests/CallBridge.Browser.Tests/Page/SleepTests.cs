using CallBridge.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Page;

/// <summary>The listener sleeps and wakes in the middle of a call.</summary>
public sealed class SleepTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    private const string Caller = "Fred Bloggs";

    [SkippableFact]
    public async Task What_was_pressed_while_the_listener_slept_is_done_once_when_it_wakes()
    {
        var tab = await OpenOrgAsync();
        await Listener.PlayAsync("known-caller");
        await tab.Panel.PressAsync("Answer");
        await tab.Panel.SaysAsync(Caller, "Connected");

        await Listener.SuspendAsync();
        var asked = await tab.Page.RunAndWaitForRequestAsync(() => tab.Panel.PressAsync("Hang up"), request => request.Url.EndsWith("/hang-up", StringComparison.Ordinal));
        await Listener.ResumeAsync();

        await tab.Panel.SaysAsync(Caller, "You hung up");
        await Expect(tab.Panel.Record(Caller)).ToContainTextAsync("Saved to Salesforce");
        await Expect(tab.LatestCalls).ToHaveCountAsync(1);
        Assert.Single(Watch.Requests, url => url == asked.Url);
    }
}
