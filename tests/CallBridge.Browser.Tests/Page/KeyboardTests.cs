using CallBridge.Browser.Tests.Org;
using CallBridge.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Page;

/// <summary>A call taken without a mouse.</summary>
public sealed class KeyboardTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    /// <summary>More controls than any page here has: the walk went round without meeting the button.</summary>
    private const int Round = 80;

    [SkippableFact]
    public async Task Pop_Answer_and_Hang_up_are_reached_with_Tab_and_pressed_with_Enter()
    {
        var tab = await OpenOrgAsync();
        await Listener.PlayAsync("known-caller");
        await Expect(tab.Panel.Button("Answer")).ToBeVisibleAsync();

        await TabToAsync(tab, "Pop");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Heading).ToHaveTextAsync("Fred Bloggs");
        await TabToAsync(tab, "Answer");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Panel.SaysAsync("Fred Bloggs", "Connected");
        await TabToAsync(tab, "Hang up");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Panel.SaysAsync("Fred Bloggs", "You hung up");
    }

    [SkippableFact]
    public async Task Colleague_is_asked_and_gets_the_call_without_a_mouse()
    {
        var tab = await OpenOrgAsync();
        await Listener.PlayAsync("known-caller");
        await Expect(tab.Panel.Button("Answer")).ToBeVisibleAsync();
        await TabToAsync(tab, "Answer");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Panel.SaysAsync("Fred Bloggs", "Connected");
        // Answer is gone; what has its place ends the call, so the focus is on the card.
        await Expect(tab.Panel.Call("Fred Bloggs")).ToBeFocusedAsync();

        await TabToAsync(tab, "Transfer$");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.Keyboard.TypeAsync("1002");
        await TabToAsync(tab, "Ask first");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Panel.SaysAsync("1002", "Connected");
        await TabToAsync(tab, "Complete transfer");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Panel.SaysAsync("Fred Bloggs", "Transferred");
    }

    private static async Task TabToAsync(OrgTab tab, string button)
    {
        var wanted = tab.Panel.Button(button);
        for (var step = 0; step < Round; step++)
        {
            await tab.Page.Keyboard.PressAsync("Tab");
            if (await wanted.EvaluateAsync<bool>("button => button.matches(':focus-visible') && document.hasFocus()"))
                return;
        }

        Assert.Fail($"Tab never reached {button}.");
    }
}
