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

    private static async Task CleanAsync(OrgTab tab, string state)
    {
        var found = await tab.Page.RunAxe(new AxeRunContext { Include = [new AxeSelector("body", ["#softphone-frame"])] });
        Assert.True(found.Violations.Length == 0, $"{state}: " + string.Join('\n', found.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help} {string.Join(", ", violation.Nodes.Select(node => node.Html))}")));
        // An empty answer would be no answer: the frame has to have been looked into.
        Assert.NotEmpty(found.Passes);
    }
}
