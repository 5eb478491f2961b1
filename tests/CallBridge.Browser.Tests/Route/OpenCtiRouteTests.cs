using CallBridge.Browser.Tests.Org;
using CallBridge.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Route;

/// <summary>Through the page of an org that has none of our Apex and no key field.</summary>
public sealed class OpenCtiRouteTests(BrowserFixture fixture) : PageRouteTest(fixture)
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(base.Settings) { ["Demo__Apex"] = "None" };

    [SkippableFact]
    public async Task Call_is_found_by_salesforces_own_search_and_saved()
    {
        var tab = await OpenOrgAsync();
        await CallAsync(tab);

        await Expect(tab.Panel.Record("Fred Bloggs")).ToHaveTextAsync("Saved to Salesforce");
        Assert.Single(await CallTasksAsync());
    }

    [SkippableFact]
    public async Task Answer_that_the_listener_did_not_hear_is_told_after_a_reload()
    {
        var tab = await OpenOrgWithoutDoneAsync();
        await CallAsync(tab);
        await Expect(tab.LatestCalls.First.Locator(".activity-subject")).ToContainTextAsync("from 07814256404 (Fred Bloggs)");
        await tab.Page.ReloadAsync();

        await Expect(tab.Panel.Record("Fred Bloggs")).ToHaveTextAsync("Saved to Salesforce");
        Assert.Single(await CallTasksAsync());
        Assert.Equal(0, await KeptAsync(tab));
    }

    [SkippableFact]
    public async Task Save_of_which_nobody_knows_is_shown_for_a_person_to_decide()
    {
        var tab = await OpenOrgAsync();
        var saved = await LoseAnswerAsync(tab, "/ui/log", _ => true);
        await CallAsync(tab);
        await saved;
        await tab.Page.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.IgnoreErrors });
        await tab.Page.ReloadAsync();

        await Expect(tab.Panel.Body.Locator("#status-records")).ToBeVisibleAsync();
        await Expect(tab.Panel.Body.Locator("#status-message")).ToContainTextAsync("nobody can tell");
        Assert.Single(await CallTasksAsync());
    }

    /// <summary>A tab whose answers never reach the listener, until it is reloaded.</summary>
    private async Task<OrgTab> OpenOrgWithoutDoneAsync()
    {
        var page = await Context.NewPageAsync();
        var loads = 0;
        await page.RouteWebSocketAsync(address => address.Contains("/hubs/softphone", StringComparison.Ordinal), socket =>
        {
            var server = socket.ConnectToServer();
            if (++loads > 1)
                return;
            socket.OnMessage(frame =>
            {
                if (frame.Text is not { } text || !IsSaved(text))
                    Pass(server, frame);
            });
        });
        await page.GotoAsync(Listener.Org);
        var tab = new OrgTab(page);
        await Expect(tab.Panel.Status).ToHaveTextAsync("Available");
        return tab;
    }

    private static bool IsSaved(string text) => text.Contains("\"Done\"", StringComparison.Ordinal) && text.Contains("\"key\"", StringComparison.Ordinal);

    private static void Pass(IWebSocketRoute server, IWebSocketFrame frame)
    {
        if (frame.Text is { } text)
            server.Send(text);
        else if (frame.Binary is { } bytes)
            server.Send(bytes);
    }
}
