using CallBridge.Browser.Tests.Org;
using CallBridge.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Calls;

/// <summary>Calls that are dialled in the panel, on a record's page, or on the handset.</summary>
public sealed class OutboundCallTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [SkippableFact]
    public async Task Number_in_the_dial_field_is_dialled_and_logged_to_its_match()
    {
        var tab = await OpenOrgAsync();
        await tab.Panel.DialField.FillAsync("0161 496 0171");
        await tab.Panel.DialField.PressAsync("Enter");
        await tab.Panel.SaysAsync("Amira Haddad", "Connected");
        await tab.Panel.PressAsync("Pop");
        await tab.Panel.PressAsync("Hang up");
        await Expect(tab.LastSubject).ToHaveTextAsync(OrgTab.Subject("Outbound", "to 01614960171 (Amira Haddad)"));
    }

    [SkippableFact]
    public async Task No_number_in_the_dial_field_is_refused_in_a_plain_sentence()
    {
        var tab = await OpenOrgAsync();
        await tab.Panel.DialField.FillAsync("abc");
        await tab.Panel.PressAsync("Call$");
        await Expect(tab.Panel.DialProblem).ToHaveTextAsync("A phone number has no letters.");
    }

    [SkippableFact]
    public async Task Clicked_number_is_dialled_for_its_record()
    {
        var tab = await OpenOrgAsync();
        await tab.WalkToAsync("Contacts", "Ingrid Lindqvist");
        await Number(tab, "0044 7700 900445").ClickAsync();
        await Expect(tab.Panel.Log("Ingrid Lindqvist")).ToHaveTextAsync("Will be logged to: Ingrid Lindqvist (dialled from it)");
    }

    [SkippableFact]
    public async Task Number_clicked_twice_is_dialled_once()
    {
        var tab = await OpenOrgAsync();
        await tab.WalkToAsync("Contacts", "Ingrid Lindqvist");
        await Number(tab, "0044 7700 900445").DblClickAsync();
        await tab.Panel.SaysAsync("Ingrid Lindqvist", "Connected");
        Assert.Single(Watch.Requests, url => url == $"http://localhost:{Listener.HttpPort}/api/calls");
    }

    [SkippableFact]
    public async Task Handset_call_to_an_engaged_number_is_said_to_have_been_busy()
    {
        var tab = await OpenOrgAsync();
        await tab.PlayAsync("Outgoing call: busy");
        await Expect(tab.Panel.Calls).ToHaveAttributeAsync("data-state", "failed");
        await tab.Panel.PressAsync("Hang up");
        await tab.Panel.SaysAsync("01632 960486", "Busy");
    }

    [SkippableFact]
    public async Task Name_of_an_earlier_caller_is_suggested_and_an_empty_field_recalls_the_last_number_without_a_mouse()
    {
        var tab = await OpenOrgAsync();
        await NarrowPanel.UseAsync(tab, "light");
        await tab.PlayAsync("Incoming call: known caller");
        await tab.Panel.PressAsync("Reject");
        await tab.Panel.PressAsync("Close");
        await tab.Panel.DialField.FocusAsync();
        await tab.Page.Keyboard.TypeAsync("blo");
        await Expect(tab.Panel.Body.GetByRole(AriaRole.Option)).ToContainTextAsync(["Fred Bloggs"]);
        await Axe.CleanAsync(tab, "suggestions");
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Panel.DialField).ToHaveValueAsync("07814 256404");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Panel.SaysAsync("Fred Bloggs", "Connected");
        await tab.Panel.PressAsync("Hang up");
        await tab.Panel.SaysAsync("Fred Bloggs", "You hung up");

        await Expect(tab.Panel.Body.Locator(".cb-recent")).ToHaveCountAsync(2);
        await tab.Panel.DialField.FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Panel.DialField).ToHaveValueAsync("07814 256404");
    }

    [SkippableFact]
    public async Task Past_call_is_called_back_from_the_list()
    {
        var tab = await OpenOrgAsync();
        await tab.PlayAsync("Incoming call: known caller");
        await tab.Panel.PressAsync("Reject");
        await tab.Panel.PressAsync("Call Fred Bloggs");
        await Expect(tab.Panel.Calls.First.Locator(".cb-call__state")).ToHaveTextAsync("Connected");
    }

    private static ILocator Number(OrgTab tab, string number) =>
        tab.Page.GetByRole(AriaRole.Region, new() { Name = "Highlights" }).GetByRole(AriaRole.Button, new() { Name = $"Dial {number}" });
}
