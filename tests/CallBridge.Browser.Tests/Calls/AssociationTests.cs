using CallBridge.Browser.Tests.Org;
using CallBridge.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Calls;

/// <summary>What a call is logged to, changed in place: while it rings, after it, and in the list of recent calls.</summary>
public sealed class AssociationTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    private const string Caller = "Fred Bloggs";

    [SkippableFact]
    public async Task Ringing_call_is_given_to_one_of_two_matches_without_a_mouse()
    {
        var tab = await OpenOrgAsync();
        await NarrowPanel.UseAsync(tab, "light");
        await Listener.PlayAsync("two-matches");
        var log = tab.Panel.Calls.First.Locator(".cb-log");
        await Expect(log).ToHaveTextAsync("Will be logged without a record: 2 matches, none chosen.");
        await tab.TabToAsync("Change");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(Choice(tab, "Nobody")).ToBeFocusedAsync();
        await Axe.CleanAsync(tab, "choices open");
        await tab.Page.Keyboard.PressAsync("ArrowUp");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(log).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^Will be logged to: (Olivia|James) Hart .you chose it.$"));
        await Expect(tab.Panel.Button("Change").First).ToBeFocusedAsync();
    }

    [SkippableFact]
    public async Task Call_that_is_over_moves_to_the_record_open_in_this_tab_and_its_Task_with_it()
    {
        var tab = await OpenOrgAsync();
        await Listener.PlayAsync("known-caller");
        await tab.Panel.PressAsync("Answer");
        await tab.Panel.PressAsync("Hang up");
        await Expect(tab.Panel.Record(Caller)).ToContainTextAsync("Saved to Salesforce");
        await tab.Panel.PressAsync("Close");
        await tab.WalkToAsync("Contacts", "Ingrid Lindqvist");

        await tab.Panel.PressAsync("Record of the call with Fred Bloggs");
        var row = tab.Panel.Body.Locator(".cb-recent").First;
        await row.GetByRole(AriaRole.Button, new() { Name = "Change" }).ClickAsync();
        await row.Locator(".cb-choice").Filter(new() { HasText = "Ingrid Lindqvist" }).ClickAsync();
        await Expect(row.Locator(".cb-log")).ToContainTextAsync("Ingrid Lindqvist (you chose it)");
        await Expect(tab.LastSubject).ToHaveTextAsync(OrgTab.Subject("Inbound", "from 07814256404 (Fred Bloggs)"));
    }

    [SkippableFact]
    public async Task Call_is_taken_off_its_only_match_and_Escape_changes_nothing()
    {
        var tab = await OpenOrgAsync();
        await Listener.PlayAsync("known-caller");
        await tab.Panel.PressAsync("Change");
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(Choice(tab, "Nobody")).ToBeHiddenAsync();
        await Expect(tab.Panel.Log(Caller)).ToHaveTextAsync("Will be logged to: Fred Bloggs (only match)");
        await tab.Panel.PressAsync("Change");
        await Choice(tab, "Nobody").ClickAsync();
        await Expect(tab.Panel.Log(Caller)).ToContainTextAsync("Will be logged without a record");
    }

    private static ILocator Choice(OrgTab tab, string name) => tab.Panel.Calls.First.Locator(".cb-choice").Filter(new() { HasText = name });
}
