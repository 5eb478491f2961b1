using CallBridge.Browser.Tests.Org;
using CallBridge.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Page;

/// <summary>What axe-core finds in the panel at 300 px, through the states of a call.</summary>
public sealed class AccessibilityTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [SkippableTheory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Panel_has_no_violations_idle_ringing_connected_and_after_the_call(string scheme)
    {
        var tab = await OpenOrgAsync();
        await NarrowPanel.UseAsync(tab, scheme);
        await Axe.CleanAsync(tab, "idle");
        await Listener.PlayAsync("known-caller");
        await Expect(tab.Panel.Button("Pop")).ToBeVisibleAsync();
        await Axe.CleanAsync(tab, "ringing");
        await tab.Panel.PressAsync("Answer");
        await tab.Panel.PressAsync("Keypad");
        await tab.Panel.Button("Transfer$").ClickAsync();
        await tab.Panel.SaysAsync("Fred Bloggs", "Connected");
        await Axe.CleanAsync(tab, "connected");
        await tab.Panel.PressAsync("Hang up");
        await Expect(tab.Panel.Record("Fred Bloggs")).ToContainTextAsync("Saved to Salesforce");
        await Axe.CleanAsync(tab, "wrap-up");
    }

    [SkippableTheory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Panel_has_no_violations_with_several_calls_and_every_field_open(string scheme)
    {
        var tab = await OpenOrgAsync();
        await NarrowPanel.UseAsync(tab, scheme);
        await tab.Panel.Body.GetByText("Pick up or take from parking").ClickAsync();
        await tab.Panel.PressAsync("From parking");
        await Expect(tab.Panel.Body.Locator("#take-problem")).ToBeVisibleAsync();
        await Axe.CleanAsync(tab, "nothing to take");
        await tab.Panel.PressAsync("Not ready");
        await tab.Panel.Body.GetByLabel("Reason (optional)").FillAsync("Lunch");
        await Axe.CleanAsync(tab, "reason");
        await tab.Panel.PressAsync("Set not ready");
        await Expect(tab.Panel.Body.Locator("#presence-text")).ToContainTextAsync("Not ready: Lunch");
        await Axe.CleanAsync(tab, "not ready");
        await Listener.PlayAsync("known-caller");
        await tab.Panel.PressAsync("Answer");
        await tab.Panel.PressAsync("Mute");
        await Expect(tab.Panel.Button("Unmute")).ToBeVisibleAsync();
        await tab.Panel.Button("Transfer$").ClickAsync();
        await tab.Panel.Body.GetByLabel("Transfer to").FillAsync("1002");
        await Axe.CleanAsync(tab, "muted, transfer");
        await tab.Panel.PressAsync("Ask first");
        await tab.Panel.SaysAsync("1002", "Connected");
        await Axe.CleanAsync(tab, "consulting");
        await Listener.PlayAsync("unknown-caller");
        await Expect(tab.Panel.Button("Answer")).ToBeVisibleAsync();
        await Axe.CleanAsync(tab, "a third call waits");
        await tab.Panel.PressAsync("Reject");
        await tab.Panel.PressAsync("Join calls");
        await Expect(tab.Panel.Body.Locator(".cb-call__parties").Filter(new() { HasText = "and you" })).ToBeVisibleAsync();
        await Axe.CleanAsync(tab, "conference");
    }
}
