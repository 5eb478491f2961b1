using CallBridge.Browser.Tests.Org;
using CallBridge.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Route;

/// <summary>Through the page, by the Apex classes.</summary>
public sealed class ApexRouteTests(BrowserFixture fixture) : PageRouteTest(fixture)
{
    [SkippableFact]
    public async Task Call_is_found_popped_and_saved_on_the_callers_record()
    {
        var tab = await OpenOrgAsync();
        await tab.PlayAsync("Incoming call: known caller");
        await tab.Panel.PressAsync("Pop");
        await Expect(tab.Heading).ToHaveTextAsync("Fred Bloggs");
        await tab.Panel.PressAsync("Answer");
        await tab.Panel.PressAsync("Hang up");

        await Expect(tab.LastSubject).ToHaveTextAsync(OrgTab.Subject("Inbound", "from 07814256404 (Fred Bloggs)"));
        Assert.Single(await CallTasksAsync());
        Assert.Equal(0, await KeptAsync(tab));
    }

    [SkippableFact]
    public async Task Browser_that_is_closed_between_saving_and_saying_so_leaves_one_task()
    {
        await using var other = await Fixture.Browser.NewContextAsync(Options);
        var first = new OrgTab(await other.NewPageAsync());
        await first.Page.GotoAsync(Listener.Org);
        await Expect(first.Panel.Status).ToHaveTextAsync("Available");
        var saved = await LoseAnswerAsync(first, "/ui/apex", body => body.Contains("\"save\"", StringComparison.Ordinal));
        await CallAsync(first);
        await saved;
        await other.CloseAsync();

        var tab = await OpenOrgAsync();

        await Expect(tab.Panel.Record("Fred Bloggs")).ToHaveTextAsync("Saved to Salesforce", new() { Timeout = 60_000 });
        Assert.Single(await CallTasksAsync());
    }

    [SkippableFact]
    public async Task Page_that_is_reloaded_in_between_reports_it_and_one_task_stays()
    {
        var tab = await OpenOrgAsync();
        var saved = await LoseAnswerAsync(tab, "/ui/apex", body => body.Contains("\"save\"", StringComparison.Ordinal));
        await CallAsync(tab);
        await saved;
        await tab.Page.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.IgnoreErrors });
        await tab.Page.ReloadAsync();

        await Expect(tab.Panel.Record("Fred Bloggs")).ToHaveTextAsync("Saved to Salesforce");
        Assert.Single(await CallTasksAsync());
        Assert.Equal(0, await KeptAsync(tab));
    }
}
