using CallBridge.Browser.Tests.Org;
using CallBridge.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Page;

/// <summary>Ready and not ready for the queue's calls, from the panel.</summary>
public sealed class PresenceTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [SkippableFact]
    public async Task Not_ready_with_a_reason_and_ready_again_without_a_mouse()
    {
        var tab = await OpenOrgAsync();
        await PressedAsync(tab, "Ready");
        await Button(tab, "Not ready").FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.Keyboard.TypeAsync("Lunch");
        await tab.Page.Keyboard.PressAsync("Enter");
        await PressedAsync(tab, "Not ready");
        await Expect(tab.Panel.Body.Locator("#presence-text")).ToContainTextAsync("Not ready: Lunch, since");
        await Expect(Button(tab, "Not ready")).ToBeFocusedAsync();

        await Button(tab, "Ready").FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await PressedAsync(tab, "Ready");
    }

    [SkippableFact]
    public async Task Agent_logs_out_of_the_queues_and_every_tab_shows_it()
    {
        var tab = await OpenOrgAsync();
        var other = await OpenOrgAsync();
        await tab.Page.BringToFrontAsync();
        await Button(tab, "Logged out").ClickAsync();
        await PressedAsync(tab, "Logged out");
        await PressedAsync(other, "Logged out");
    }

    [SkippableFact]
    public async Task Escape_closes_the_reason_and_changes_nothing()
    {
        var tab = await OpenOrgAsync();
        await Button(tab, "Not ready").ClickAsync();
        var reason = tab.Panel.Body.GetByLabel("Reason (optional)");
        await Expect(reason).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(reason).ToBeHiddenAsync();
        await Expect(Button(tab, "Not ready")).ToBeFocusedAsync();
        await PressedAsync(tab, "Ready");
    }

    private static ILocator Button(OrgTab tab, string name) =>
        tab.Panel.Body.Locator("#presence").GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static Task PressedAsync(OrgTab tab, string name) => Expect(tab.Panel.Body.Locator("#presence [aria-pressed=true]")).ToHaveTextAsync(name);
}
