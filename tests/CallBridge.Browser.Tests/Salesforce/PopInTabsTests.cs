using CallBridge.Browser.Tests.Org;
using CallBridge.Calls.Desk;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Salesforce;

/// <summary>Which of many tabs pops, under two hosts that share no storage, with the visibility and the focus of life.</summary>
public sealed class PopInTabsTests(SalesforceGround ground) : SalesforceTest(ground)
{
    private const string Caller = "Fred Bloggs";

    protected override IReadOnlyList<string> Settings => ["ScreenPop:When=Ringing"];

    [SkippableFact]
    public async Task Of_six_tabs_on_two_hosts_only_the_visible_one_pops()
    {
        List<OrgTab> tabs = [];
        foreach (var host in new[] { SalesforceHosts.Lightning, SalesforceHosts.My, SalesforceHosts.Lightning, SalesforceHosts.My, SalesforceHosts.Lightning, SalesforceHosts.My })
            tabs.Add(await OpenReadyAsync(host));
        var seen = tabs[2];
        await seen.Page.BringToFrontAsync();
        Assert.Equal(["hidden", "hidden", "visible", "hidden", "hidden", "hidden"], await Task.WhenAll(tabs.Select(tab => tab.Page.EvaluateAsync<string>("document.visibilityState"))));

        await PlayAsync("known-caller");
        await Expect(seen.Heading).ToHaveTextAsync(Caller);
        await seen.Panel.PressAsync("Answer");
        foreach (var tab in tabs)
            await tab.Panel.SaysAsync(Caller, "Connected");
        foreach (var tab in tabs.Where(tab => tab != seen))
            Assert.EndsWith("/lightning/page/home", tab.Page.Url, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task With_no_visible_tab_the_pop_waits_for_the_first_that_is_looked_at()
    {
        var tab = await OpenReadyAsync();
        await SetWindowAsync(tab, "minimized");
        await PlayAsync("known-caller");
        // The search has been answered and the pop asked for, and nobody took it.
        await Expect(tab.Panel.Button("Pop")).ToHaveCountAsync(1);
        Assert.Contains(Listener.Desk.Doings.Values, doing => doing.Kind == DoingKind.Pop);
        Assert.EndsWith("/lightning/page/home", tab.Page.Url, StringComparison.Ordinal);

        await SetWindowAsync(tab, "normal");
        await Expect(tab.Heading).ToHaveTextAsync(Caller);
    }

    [SkippableFact]
    public async Task Of_two_windows_that_are_both_visible_the_one_in_use_pops()
    {
        var first = await OpenReadyAsync();
        var second = await OpenWindowAsync(first, SalesforceHosts.My);
        await first.Page.BringToFrontAsync();
        await Expect(first.Page.Locator("body")).ToBeFocusedAsync();
        await first.WalkToAsync("Contacts", "Ingrid Lindqvist");

        await PlayAsync("known-caller");
        await Expect(first.Heading).ToHaveTextAsync(Caller);
        await first.Panel.PressAsync("Answer");
        await second.Panel.SaysAsync(Caller, "Connected");
        Assert.EndsWith("/lightning/page/home", second.Page.Url, StringComparison.Ordinal);
    }
}
