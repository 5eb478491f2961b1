using CallBridge.Browser.Tests.Org;
using CallBridge.Browser.Tests.Running;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
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
        await CleanAsync(tab, "idle");
        await Listener.PlayAsync("known-caller");
        await Expect(tab.Panel.Button("Pop")).ToBeVisibleAsync();
        await CleanAsync(tab, "ringing");
        await tab.Panel.PressAsync("Answer");
        await tab.Panel.PressAsync("Keypad");
        await tab.Panel.Button("Transfer$").ClickAsync();
        await tab.Panel.SaysAsync("Fred Bloggs", "Connected");
        await CleanAsync(tab, "connected");
        await tab.Panel.PressAsync("Hang up");
        await Expect(tab.Panel.Record("Fred Bloggs")).ToContainTextAsync("Saved to Salesforce");
        await CleanAsync(tab, "wrap-up");
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
        await CleanAsync(tab, "nothing to take");
        await tab.Panel.PressAsync("Not ready");
        await tab.Panel.Body.GetByLabel("Reason (optional)").FillAsync("Lunch");
        await CleanAsync(tab, "reason");
        await tab.Panel.PressAsync("Set not ready");
        await Expect(tab.Panel.Body.Locator("#presence-text")).ToContainTextAsync("Not ready: Lunch");
        await CleanAsync(tab, "not ready");
        await Listener.PlayAsync("known-caller");
        await tab.Panel.PressAsync("Answer");
        await tab.Panel.PressAsync("Mute");
        await Expect(tab.Panel.Button("Unmute")).ToBeVisibleAsync();
        await tab.Panel.Button("Transfer$").ClickAsync();
        await tab.Panel.Body.GetByLabel("Transfer to").FillAsync("1002");
        await CleanAsync(tab, "muted, transfer");
        await tab.Panel.PressAsync("Ask first");
        await tab.Panel.SaysAsync("1002", "Connected");
        await CleanAsync(tab, "consulting");
        await Listener.PlayAsync("unknown-caller");
        await Expect(tab.Panel.Button("Answer")).ToBeVisibleAsync();
        await CleanAsync(tab, "a third call waits");
        await tab.Panel.PressAsync("Reject");
        await tab.Panel.PressAsync("Join calls");
        await Expect(tab.Panel.Body.Locator(".cb-call__parties").Filter(new() { HasText = "and you" })).ToBeVisibleAsync();
        await CleanAsync(tab, "conference");
    }

    private static async Task CleanAsync(OrgTab tab, string state)
    {
        var found = await tab.Page.RunAxe(new AxeRunContext { Include = [new AxeSelector("body", ["#softphone-frame"])] });
        Assert.True(found.Violations.Length == 0, $"{state}: " + string.Join('\n', found.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help} {string.Join(", ", violation.Nodes.Select(node => node.Html))}")));
        // An empty answer would be no answer: the frame has to have been looked into.
        Assert.NotEmpty(found.Passes);
    }
}
