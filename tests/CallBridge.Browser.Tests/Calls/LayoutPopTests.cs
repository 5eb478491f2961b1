using System.Text.RegularExpressions;
using CallBridge.Browser.Tests.Org;
using CallBridge.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Calls;

/// <summary>What opens by itself at the first ring, as the org's softphone layout says.</summary>
public sealed class LayoutPopTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["ScreenPop__When"] = "Ringing" };

    [SkippableFact]
    public async Task Single_match_opens_the_record()
    {
        var tab = await OpenOrgAsync();
        await Listener.PlayAsync("known-caller");
        await Expect(tab.Heading).ToHaveTextAsync("Fred Bloggs");
    }

    [SkippableFact]
    public async Task Single_match_begins_the_flow_that_the_layout_names_with_number_and_record()
    {
        var tab = await ChooseAsync("If a single record matches", "PopToFlow");
        await Listener.PlayAsync("known-caller");
        await Expect(tab.Heading).ToHaveTextAsync("Greet_Caller");
        await Expect(Given(tab, "phoneNumber")).ToHaveTextAsync("07814256404");
        await Expect(Given(tab, "recordId")).ToHaveTextAsync(new Regex("^003"));
    }

    [SkippableFact]
    public async Task No_match_opens_the_Visualforce_page_that_the_layout_names_with_the_number()
    {
        var tab = await ChooseAsync("If no matching records are found", "PopToVisualforce");
        await Listener.PlayAsync("unknown-caller");
        await Expect(tab.Heading).ToHaveTextAsync("CallerOverview");
        await Expect(Given(tab, "phoneNumber")).ToHaveTextAsync("07700900999");
    }

    [SkippableFact]
    public async Task No_match_never_opens_a_form_by_itself()
    {
        var tab = await OpenOrgAsync();
        await Listener.PlayAsync("unknown-caller");
        await tab.Panel.PressAsync("Answer");
        await tab.Panel.SaysAsync("07700 900999", "Connected");
        await Expect(tab.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task Search_that_the_layout_forbids_says_what_to_set_and_leaves_the_choice_in_the_panel()
    {
        var tab = await ChooseAsync("If multiple records match", "DoNotPop");
        await Listener.PlayAsync("two-matches");
        await tab.Panel.PressAsync("Search");
        await Expect(tab.Panel.Body).ToContainTextAsync("To have it, set “If multiple records match” to “Pop to search page”");
        await tab.Panel.PressAsync("Olivia Hart");
        await Expect(tab.Heading).ToHaveTextAsync("Olivia Hart");
    }

    [SkippableFact]
    public async Task Pop_over_an_open_form_waits_as_a_button_that_says_why()
    {
        var tab = await OpenOrgAsync();
        await tab.Page.GetByRole(AriaRole.Navigation, new() { Name = "Objects" }).GetByRole(AriaRole.Link, new() { Name = "Contacts", Exact = true }).ClickAsync();
        await tab.Page.Locator("#page").GetByRole(AriaRole.Link, new() { Name = "New", Exact = true }).ClickAsync();
        var name = tab.Page.GetByLabel("Last Name");
        await name.FillAsync("Half-typed");

        await Listener.PlayAsync("known-caller");
        await Expect(tab.Panel.Call("Fred Bloggs")).ToContainTextAsync("answer on your phone");
        await tab.Panel.PressAsync("Answer");
        await Expect(tab.Panel.Call("Fred Bloggs")).ToContainTextAsync("a form is open in this tab");
        await Expect(name).ToHaveValueAsync("Half-typed");

        await tab.Panel.PressAsync("Pop");
        await Expect(tab.Heading).ToHaveTextAsync("Fred Bloggs");
        await Expect(tab.Panel.Call("Fred Bloggs")).Not.ToContainTextAsync("a form is open in this tab");
    }

    // As an administrator sets it; the page takes it up when it is loaded anew.
    private async Task<OrgTab> ChooseAsync(string rule, string pop)
    {
        var tab = await OpenOrgAsync();
        await tab.Page.GetByText("Softphone layout: what opens for a call").ClickAsync();
        await tab.Page.RunAndWaitForResponseAsync(
            () => tab.Page.GetByLabel(rule).SelectOptionAsync(pop),
            answer => answer.Url.EndsWith("/ui/app", StringComparison.Ordinal));
        await Expect(tab.Page.GetByLabel(rule)).ToHaveValueAsync(pop);
        await Expect(tab.Panel.Status).ToHaveTextAsync("Available");
        return tab;
    }

    private static ILocator Given(OrgTab tab, string name) => tab.Page.Locator($".field:has(dt:text-is(\"{name}\")) dd");
}
