using CallBridge.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Page;

/// <summary>A call taken without a mouse.</summary>
public sealed class KeyboardTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [SkippableFact]
    public async Task Pop_Answer_and_Hang_up_are_reached_with_Tab_and_pressed_with_Enter()
    {
        var tab = await OpenOrgAsync();
        await Listener.PlayAsync("known-caller");
        await Expect(tab.Panel.Button("Answer")).ToBeVisibleAsync();

        await tab.TabToAsync("Pop");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Heading).ToHaveTextAsync("Fred Bloggs");
        await tab.TabToAsync("Answer");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Panel.SaysAsync("Fred Bloggs", "Connected");
        await tab.TabToAsync("Hang up");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Panel.SaysAsync("Fred Bloggs", "You hung up");
    }

    [SkippableFact]
    public async Task Colleague_is_asked_and_gets_the_call_without_a_mouse()
    {
        var tab = await OpenOrgAsync();
        await Listener.PlayAsync("known-caller");
        await Expect(tab.Panel.Button("Answer")).ToBeVisibleAsync();
        await tab.TabToAsync("Answer");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Panel.SaysAsync("Fred Bloggs", "Connected");
        // Answer is gone; what has its place ends the call, so the focus is on the card.
        await Expect(tab.Panel.Call("Fred Bloggs")).ToBeFocusedAsync();

        await tab.TabToAsync("Transfer$");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.Keyboard.TypeAsync("1002");
        await tab.TabToAsync("Ask first");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Panel.SaysAsync("1002", "Connected");
        await tab.TabToAsync("Complete transfer");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Panel.SaysAsync("Fred Bloggs", "Transferred");
    }
}
