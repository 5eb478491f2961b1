using CallBridge.Browser.Tests.Org;
using CallBridge.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Classic;

/// <summary>Salesforce Classic, which loads every page anew, and the softphone in its sidebar with it.</summary>
public sealed class ClassicTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [SkippableFact]
    public async Task Call_popped_answered_and_hung_up_is_in_the_records_history()
    {
        var tab = await OpenClassicAsync();
        await Listener.PlayAsync("known-caller");
        await tab.Panel.PressAsync("Pop");
        await Expect(tab.Heading).ToHaveTextAsync("Fred Bloggs");

        await tab.Panel.PressAsync("Answer");
        await tab.Panel.SaysAsync("Fred Bloggs", "Connected");
        await tab.Panel.PressAsync("Hang up");

        await Expect(tab.History.First).ToHaveTextAsync(OrgTab.Subject("Inbound", "from 07814256404 (Fred Bloggs)"));
    }

    [SkippableFact]
    public async Task Clicked_number_is_dialled_once_for_its_record()
    {
        var tab = await OpenClassicAsync();
        await tab.OpenAsync("Ingrid Lindqvist");
        await tab.Dial("0044 7700 900445").DblClickAsync();
        await tab.Panel.SaysAsync("Ingrid Lindqvist", "Connected");
        await Expect(tab.Panel.Log("Ingrid Lindqvist")).ToContainTextAsync("Ingrid Lindqvist");
        Assert.Single(Watch.Requests, url => url == $"http://localhost:{Listener.HttpPort}/api/calls");
    }

    [SkippableFact]
    public async Task Unknown_callers_new_record_has_the_number_and_gets_the_call()
    {
        var tab = await OpenClassicAsync();
        await Listener.PlayAsync("unknown-caller");
        await tab.Panel.PressAsync("Answer");
        await tab.Panel.SaysAsync("07700 900999", "Connected");
        await tab.Panel.PressAsync("New");
        await Expect(tab.Heading).ToHaveTextAsync("New Contact");
        await Expect(tab.Page.GetByLabel("Business Phone")).ToHaveValueAsync("07700900999");

        await tab.Page.GetByLabel("Last Name").FillAsync("Newcomer");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(tab.Heading).ToHaveTextAsync("Newcomer");
        await tab.Panel.PressAsync("Hang up");

        await Expect(tab.History.First).ToHaveTextAsync(OrgTab.Subject("Inbound", "from 07700900999 (Newcomer)"));
    }

    [SkippableFact]
    public async Task Several_matches_are_searched_on_the_orgs_search_page()
    {
        var tab = await OpenClassicAsync();
        await Listener.PlayAsync("two-matches");
        await tab.Panel.PressAsync("Search");
        await Expect(tab.Heading).ToHaveTextAsync("Search Results: +442079460321 OR 02079460321");
    }

    private async Task<ClassicTab> OpenClassicAsync()
    {
        var tab = new ClassicTab(await Context.NewPageAsync(), Listener.Org);
        await tab.GoHomeAsync();
        await Expect(tab.Panel.Status).ToHaveTextAsync("Available");
        return tab;
    }
}
