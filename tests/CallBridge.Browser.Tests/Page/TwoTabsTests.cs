using CallBridge.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Page;

/// <summary>One agent with the org open twice.</summary>
public sealed class TwoTabsTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [SkippableFact]
    public async Task Call_shows_in_both_tabs()
    {
        var first = await OpenOrgAsync();
        var second = await OpenOrgAsync();
        await Listener.PlayAsync("known-caller");
        await Expect(first.Panel.Call("Fred Bloggs")).ToBeVisibleAsync();
        await Expect(second.Panel.Call("Fred Bloggs")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Pop_in_one_tab_leaves_the_other_where_it_was()
    {
        var first = await OpenOrgAsync();
        var second = await OpenOrgAsync();
        await first.WalkToAsync("Contacts", "Ingrid Lindqvist");
        await Listener.PlayAsync("known-caller");
        await second.Panel.PressAsync("Pop");
        await Expect(second.Heading).ToHaveTextAsync("Fred Bloggs");
        // Both have heard of the pop by the time that the answer shows in both.
        await second.Panel.PressAsync("Answer");
        await first.Panel.SaysAsync("Fred Bloggs", "Connected");
        await Expect(first.Heading).ToHaveTextAsync("Ingrid Lindqvist");
    }
}
