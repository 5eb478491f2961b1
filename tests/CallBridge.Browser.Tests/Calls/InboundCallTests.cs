using CallBridge.Browser.Tests.Org;
using CallBridge.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Calls;

/// <summary>Calls that come in: who it is, what the button does, where the record goes.</summary>
public sealed class InboundCallTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [SkippableFact]
    public async Task Two_matches_searched_open_the_orgs_search_page_with_both()
    {
        var tab = await RingAsync("Incoming call: two matches", "020 7946 0321");
        await tab.Panel.PressAsync("Search");
        await Expect(tab.Heading).ToHaveTextAsync("“+442079460321 OR 02079460321”");
        await Expect(tab.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Olivia Hart" })).ToBeVisibleAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "James Hart" })).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Two_matches_chosen_in_the_panel_open_the_record_and_log_to_it()
    {
        var tab = await RingAsync("Incoming call: two matches", "020 7946 0321");
        await tab.Panel.PressAsync("Olivia Hart");
        await Expect(tab.Heading).ToHaveTextAsync("Olivia Hart");
        await Expect(tab.Panel.Body.Locator(".cb-log")).ToHaveTextAsync("Will be logged to: Olivia Hart (you chose it)");
    }

    [SkippableFact]
    public async Task Unknown_callers_new_record_has_the_number_and_gets_the_call()
    {
        var tab = await RingAsync("Incoming call: unknown caller", "07700 900999");
        await tab.Panel.PressAsync("New");
        var dialog = tab.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByLabel("Business Phone")).ToHaveValueAsync("07700900999");

        await tab.Panel.PressAsync("Answer");
        await Expect(tab.Panel.Button("Hang up")).ToBeVisibleAsync();
        await dialog.GetByLabel("Last Name").FillAsync("Newcomer");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(tab.Heading).ToHaveTextAsync("Newcomer");
        await tab.Panel.PressAsync("Hang up");
        await Expect(tab.LastSubject).ToHaveTextAsync(OrgTab.Subject("Inbound", "from 07700900999 (Newcomer)"));
    }

    [SkippableFact]
    public async Task Person_Account_is_one_match_and_gets_the_call()
    {
        var tab = await RingAsync("Incoming call: Person Account", "Margaret Okafor");
        await tab.Panel.PressAsync("Pop");
        await Expect(tab.Heading).ToHaveTextAsync("Margaret Okafor");
        await AnswerAndHangUpAsync(tab);
        await Expect(tab.LastSubject).ToHaveTextAsync(OrgTab.Subject("Inbound", "from 07700900482 (Margaret Okafor)"));
    }

    [SkippableFact]
    public async Task Internal_call_is_saved_without_a_record()
    {
        var tab = await RingAsync("Incoming call: colleague", "1002");
        await Expect(tab.Panel.Log("1002")).ToHaveTextAsync("Will be logged without a record: internal call.");
        await AnswerAndHangUpAsync(tab);
        await Expect(tab.LatestCalls.First.Locator(".activity-line")).ToHaveTextAsync("You logged a call");
    }

    [SkippableFact]
    public async Task Withheld_number_is_said_and_not_searched()
    {
        var tab = await RingAsync("Incoming call: number withheld", "Number withheld");
        await Expect(tab.Panel.Log("Number withheld")).ToHaveTextAsync("Will be logged without a record: no number.");
    }

    [SkippableFact]
    public async Task Single_match_is_what_it_will_be_logged_to_and_why()
    {
        var tab = await RingAsync("Incoming call: known caller", "Fred Bloggs");
        await Expect(tab.Panel.Log("Fred Bloggs")).ToHaveTextAsync("Will be logged to: Fred Bloggs (only match)");
    }

    [SkippableFact]
    public async Task Reject_ends_the_ringing()
    {
        var tab = await RingAsync("Incoming call: known caller", "Fred Bloggs");
        await tab.Panel.PressAsync("Reject");
        await tab.Panel.SaysAsync("Fred Bloggs", "You rejected it");
    }

    [SkippableFact]
    public async Task Caller_who_gives_up_is_a_missed_call()
    {
        var tab = await RingAsync("Incoming call: caller gives up", "Fred Bloggs");
        await Expect(tab.Panel.Call("Fred Bloggs").Locator(".cb-call__state"))
            .ToHaveTextAsync("Missed: the caller gave up");
    }

    [SkippableFact]
    public async Task Second_call_waiting_is_answered_and_the_first_held()
    {
        var tab = await OpenOrgAsync();
        await tab.PlayAsync("Incoming call: a second call waits");
        await tab.Panel.SaysAsync("Fred Bloggs", "Connected");
        var second = tab.Panel.Call("07700 900999");
        await SoftphonePanel.Button(second, "Answer").ClickAsync();
        await tab.Panel.SaysAsync("07700 900999", "Connected");
        await tab.Panel.SaysAsync("Fred Bloggs", "On hold");
    }

    [SkippableFact]
    public async Task Answer_on_the_desk_phone_shows_in_the_panel()
    {
        var tab = await RingAsync("Incoming call: known caller", "Fred Bloggs");
        await tab.PressKeyAsync("Answer");
        await tab.Panel.SaysAsync("Fred Bloggs", "Connected");
    }

    /// <summary>Plays a scenario and waits for its card.</summary>
    private async Task<OrgTab> RingAsync(string scenario, string party)
    {
        var tab = await OpenOrgAsync();
        await tab.PlayAsync(scenario);
        await Expect(tab.Panel.Calls).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(party));
        return tab;
    }

    private static async Task AnswerAndHangUpAsync(OrgTab tab)
    {
        await tab.Panel.PressAsync("Answer");
        await tab.Panel.PressAsync("Hang up");
    }
}
