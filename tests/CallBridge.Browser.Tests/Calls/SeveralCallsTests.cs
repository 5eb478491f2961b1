using CallBridge.Browser.Tests.Org;
using CallBridge.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Calls;

/// <summary>A second call about the first, two calls at once, and calls taken from elsewhere.</summary>
public sealed class SeveralCallsTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    private const string Caller = "Fred Bloggs";
    private const string Colleague = "1002";

    [SkippableFact]
    public async Task Colleague_is_asked_first_and_then_gets_the_call()
    {
        var tab = await ConsultAsync();
        await Expect(tab.Panel.Call(Colleague)).ToContainTextAsync($"About {Caller}, who waits");
        await tab.Panel.PressAsync("Complete transfer");
        await tab.Panel.SaysAsync(Caller, "Transferred");
        await tab.Panel.SaysAsync(Colleague, "Transferred");
    }

    [SkippableFact]
    public async Task Cancelled_transfer_leaves_the_caller_on_hold_to_be_taken_back()
    {
        var tab = await ConsultAsync();
        await tab.Panel.PressAsync("Cancel transfer");
        await tab.Panel.SaysAsync(Colleague, "You hung up");
        await tab.Panel.SaysAsync(Caller, "On hold");
        await tab.Panel.PressAsync("Retrieve");
        await tab.Panel.SaysAsync(Caller, "Connected");
    }

    [SkippableFact]
    public async Task Transfer_that_is_not_answered_yet_can_only_be_cancelled()
    {
        var tab = await TalkAsync();
        await AskAsync(tab, "01632960480");
        var ringing = tab.Panel.Call("01632 960480");
        await tab.Panel.SaysAsync("01632 960480", "Calling");
        await Expect(ringing.GetByRole(AriaRole.Group, new() { Name = "Call controls" }).GetByRole(AriaRole.Button)).ToHaveTextAsync(["Cancel transfer"]);
        await SoftphonePanel.Button(ringing, "Cancel transfer").ClickAsync();
        await tab.Panel.SaysAsync("01632 960480", "You cancelled");
    }

    [SkippableFact]
    public async Task Swap_puts_the_mark_of_the_live_call_on_the_other_card_and_no_card_moves()
    {
        var tab = await ConsultAsync();
        await LiveIsAsync(tab, Colleague);
        var swap = SoftphonePanel.Button(tab.Panel.Call(Caller), "Swap to this call");
        await swap.FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Panel.SaysAsync(Caller, "Connected");
        await tab.Panel.SaysAsync(Colleague, "On hold");
        await LiveIsAsync(tab, Caller);
        await Expect(tab.Panel.Calls.First).ToContainTextAsync(Colleague);
        // The button that was pressed is gone: the keyboard stands on its counterpart, not at the top of the page.
        await Expect(SoftphonePanel.Button(tab.Panel.Call(Caller), "Hold")).ToBeFocusedAsync();
    }

    [SkippableFact]
    public async Task Joined_calls_are_a_conference_that_names_everybody()
    {
        var tab = await ConsultAsync();
        await tab.Panel.PressAsync("Join calls");
        await Expect(tab.Panel.Body.Locator(".cb-call__parties").Filter(new() { HasText = "Conference: " })).ToContainTextAsync("and you");
    }

    [SkippableFact]
    public async Task Mute_is_marked_announced_and_taken_back()
    {
        var tab = await TalkAsync();
        var mute = tab.Panel.Button("Mute");
        await mute.FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Panel.Call(Caller).Locator(".cb-mark")).ToHaveTextAsync("Muted");
        await Expect(tab.Panel.Body.Locator("#announce")).ToHaveTextAsync("You are muted.");
        await Expect(tab.Panel.Button("Unmute")).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Panel.Call(Caller).Locator(".cb-mark")).ToBeHiddenAsync();
        await Expect(tab.Panel.Body.Locator("#announce")).ToHaveTextAsync("You are no longer muted.");
    }

    [SkippableFact]
    public async Task Parked_call_names_its_space_and_is_taken_back_by_its_card()
    {
        var tab = await TalkAsync();
        await tab.Panel.PressAsync("Park");
        await tab.Panel.SaysAsync(Caller, "Parked in space 701");
        await Expect(tab.Panel.Body.Locator(".cb-call[data-live]")).ToHaveCountAsync(0);
        await tab.Panel.PressAsync("Retrieve");
        await tab.Panel.SaysAsync(Caller, "Connected");
        await Expect(tab.Panel.Calls).ToHaveCountAsync(1);
    }

    [SkippableFact]
    public async Task Number_that_is_none_is_said_and_nobody_is_asked()
    {
        var tab = await TalkAsync();
        await AskAsync(tab, "");
        await Expect(tab.Panel.Call(Caller).Locator("[data-part=problem]")).ToHaveTextAsync("Type the number of the person to ask.");
        await AskAsync(tab, "hello", open: false);
        await Expect(tab.Panel.Call(Caller).Locator("[data-part=problem]")).Not.ToBeEmptyAsync();
        await Expect(tab.Panel.Calls).ToHaveCountAsync(1);
    }

    [SkippableFact]
    public async Task Call_that_waits_comes_into_sight_though_the_panel_was_scrolled()
    {
        var tab = await ConsultAsync();
        await tab.Panel.Body.EvaluateAsync("body => body.ownerDocument.defaultView.scrollTo(0, body.scrollHeight)");
        await Expect(tab.Panel.Call(Colleague).Locator(".cb-call__state")).Not.ToBeInViewportAsync();
        await Listener.PlayAsync("unknown-caller");
        await Expect(tab.Panel.Button("Answer")).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [SkippableFact]
    public async Task Colleagues_ringing_call_is_picked_up_by_the_extension()
    {
        var tab = await OpenOrgAsync();
        await Listener.PlayAsync("colleague-rings");
        await TakeAsync(tab, Colleague, "Pick up");
        await tab.Panel.SaysAsync(Caller, "Connected");
    }

    [SkippableTheory]
    [InlineData("Pick up", "1002", "Call of a colleague", "Nothing rings at this extension.")]
    [InlineData("From parking", "799", "Parked call", "No call is parked in this space.")]
    public async Task Nothing_to_be_taken_is_said_in_a_sentence(string button, string number, string card, string said)
    {
        var tab = await OpenOrgAsync();
        await TakeAsync(tab, number, button);
        await tab.Panel.SaysAsync(card, "Not taken over");
        await Expect(tab.Panel.Call(card).Locator("[data-part=problem]")).ToHaveTextAsync(said);
    }

    [SkippableFact]
    public async Task Extension_that_is_none_is_refused_beside_its_field()
    {
        var tab = await OpenOrgAsync();
        await TakeAsync(tab, "sales", "Pick up");
        await Expect(tab.Panel.Body.Locator("#take-problem")).ToHaveTextAsync("Give the extension that rings, in digits.");
        await Expect(tab.Panel.Body.GetByLabel("Extension or parking space")).ToBeFocusedAsync();
    }

    private async Task<OrgTab> TalkAsync()
    {
        var tab = await OpenOrgAsync();
        await Listener.PlayAsync("known-caller");
        await tab.Panel.PressAsync("Answer");
        await tab.Panel.SaysAsync(Caller, "Connected");
        return tab;
    }

    private async Task<OrgTab> ConsultAsync()
    {
        var tab = await TalkAsync();
        await AskAsync(tab, Colleague);
        await tab.Panel.SaysAsync(Colleague, "Connected");
        await tab.Panel.SaysAsync(Caller, "On hold");
        return tab;
    }

    private static async Task AskAsync(OrgTab tab, string number, bool open = true)
    {
        if (open)
            await tab.Panel.Button("Transfer$").ClickAsync();
        await tab.Panel.Body.GetByLabel("Transfer to").FillAsync(number);
        await tab.Panel.PressAsync("Ask first");
    }

    private static async Task TakeAsync(OrgTab tab, string number, string button)
    {
        await tab.Panel.Body.GetByText("Pick up or take from parking").ClickAsync();
        await tab.Panel.Body.GetByLabel("Extension or parking space").FillAsync(number);
        await SoftphonePanel.Button(tab.Panel.Body.Locator("#take-form"), button).ClickAsync();
    }

    private static async Task LiveIsAsync(OrgTab tab, string party)
    {
        await Expect(tab.Panel.Body.Locator(".cb-call[data-live]")).ToHaveCountAsync(1);
        await Expect(tab.Panel.Call(party)).ToHaveAttributeAsync("data-live", "");
    }
}
