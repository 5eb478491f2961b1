using System.Text.RegularExpressions;
using CallBridge.Browser.Tests.Org;
using CallBridge.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Calls;

/// <summary>What the panel does with a call that is talked on.</summary>
public sealed class TalkingTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    private const string Caller = "Fred Bloggs";

    [SkippableFact]
    public async Task Held_call_says_so_and_for_how_long()
    {
        var tab = await TalkAsync();
        await Expect(tab.Panel.Call(Caller).Locator(".cb-call__wait")).ToBeHiddenAsync();
        await tab.Panel.PressAsync("Hold");
        await tab.Panel.SaysAsync(Caller, "On hold");
        await Expect(tab.Panel.Call(Caller).Locator(".cb-call__wait")).ToHaveTextAsync(new Regex("^0:[0-5][0-9]$"));
    }

    [SkippableFact]
    public async Task Retrieved_call_is_connected_again()
    {
        var tab = await TalkAsync();
        await tab.Panel.PressAsync("Hold");
        await tab.Panel.PressAsync("Retrieve");
        await tab.Panel.SaysAsync(Caller, "Connected");
    }

    [SkippableFact]
    public async Task Transfer_ends_the_agents_part()
    {
        var tab = await TalkAsync();
        await tab.Panel.Button("Transfer$").ClickAsync();
        await tab.Panel.Body.GetByLabel("Transfer to").FillAsync("1002");
        await tab.Panel.PressAsync("Transfer now");
        await tab.Panel.SaysAsync(Caller, "Transferred");
    }

    [SkippableFact]
    public async Task Keypads_digits_go_out_in_their_order()
    {
        var tab = await TalkAsync();
        await tab.Panel.PressAsync("Keypad");
        var keypad = tab.Panel.Body.GetByRole(AriaRole.Group, new() { Name = "Keypad" });
        var sent = new List<string>();
        foreach (var key in (string[])["4", "2", "Hash"])
        {
            var answer = await tab.Page.RunAndWaitForResponseAsync(
                () => keypad.GetByRole(AriaRole.Button, new() { Name = key, Exact = true }).ClickAsync(),
                response => response.Url.EndsWith("/dtmf", StringComparison.Ordinal));
            sent.Add($"{answer.Status} {answer.Request.PostData}");
        }

        Assert.Equal(["""202 {"digits":"4"}""", """202 {"digits":"2"}""", """202 {"digits":"#"}"""], sent);
    }

    [SkippableFact]
    public async Task Private_call_is_marked_and_logged_after_all_once_the_mark_is_taken_back()
    {
        var tab = await TalkAsync();
        var mark = tab.Panel.Body.GetByLabel("Private: do not log");
        await mark.CheckAsync();
        await Expect(tab.Panel.Log(Caller)).ToHaveTextAsync("Private: will not be logged.");
        await mark.UncheckAsync();
        await Expect(tab.Panel.Log(Caller)).ToHaveTextAsync("Will be logged to: Fred Bloggs (only match)");
        await tab.Panel.Body.GetByLabel("Outcome").FillAsync("Call back");
        await tab.Panel.PressAsync("Hang up");
        await Expect(tab.Panel.Record(Caller)).ToContainTextAsync("Saved to Salesforce");
    }

    [SkippableFact]
    public async Task Call_marked_private_in_wrap_up_leaves_a_task_that_says_nothing_and_comes_back_with_the_mark_taken_back()
    {
        var tab = await TalkAsync();
        await tab.Panel.PressAsync("Pop");
        await tab.Panel.Body.GetByLabel("Note").FillAsync("Wants the oak sample");
        await tab.Panel.PressAsync("Hang up");
        await Expect(tab.Past.First.Locator(".activity-details")).ToContainTextAsync("Wants the oak sample");
        var mark = tab.Panel.Body.GetByLabel("Private: do not log");

        await mark.CheckAsync();
        await Expect(tab.Panel.Log(Caller)).ToHaveTextAsync("Private: in Salesforce without name, number and notes.");
        // It is nobody's now, and so on nobody's timeline.
        await Expect(tab.Past).ToContainTextAsync("No past activity");
        await mark.UncheckAsync();

        await Expect(tab.Past.First.Locator(".activity-details")).ToContainTextAsync("Wants the oak sample");
    }

    [SkippableFact]
    public async Task Note_typed_during_the_call_is_in_its_record()
    {
        var tab = await TalkAsync();
        await tab.Panel.PressAsync("Pop");
        await Expect(tab.Heading).ToHaveTextAsync(Caller);
        await tab.Panel.Body.GetByLabel("Note").FillAsync("Wants the oak sample");
        await tab.Panel.PressAsync("Hang up");
        await Expect(tab.Past.First.Locator(".activity-details")).ToContainTextAsync("Wants the oak sample");
    }

    [SkippableFact]
    public async Task Note_typed_after_the_call_is_in_its_record()
    {
        var tab = await TalkAsync();
        await tab.Panel.PressAsync("Pop");
        await tab.Panel.PressAsync("Hang up");
        await Expect(tab.Panel.Record(Caller)).ToContainTextAsync("Saved to Salesforce");
        await tab.Panel.Body.GetByLabel("Note").FillAsync("Rings back on Monday");
        await Expect(tab.Past.First.Locator(".activity-details")).ToContainTextAsync("Rings back on Monday");
    }

    [SkippableFact]
    public async Task Other_partys_hang_up_ends_the_call()
    {
        var tab = await TalkAsync();
        await tab.PressKeyAsync("Other party hangs up");
        await tab.Panel.SaysAsync(Caller, "They hung up");
    }

    [SkippableFact]
    public async Task Panel_reloaded_in_mid_call_shows_it_again()
    {
        var tab = await TalkAsync();
        await tab.Page.ReloadAsync();
        await tab.Panel.SaysAsync(Caller, "Connected");
    }

    private async Task<OrgTab> TalkAsync()
    {
        var tab = await OpenOrgAsync();
        await tab.PlayAsync("Incoming call: known caller");
        await Expect(tab.Panel.Call(Caller)).ToBeVisibleAsync();
        await tab.Panel.PressAsync("Answer");
        await tab.Panel.SaysAsync(Caller, "Connected");
        return tab;
    }
}
