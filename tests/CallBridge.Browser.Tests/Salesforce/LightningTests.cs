using CallBridge.Browser.Tests.Org;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Salesforce;

/// <summary>The panel in Lightning Experience under Salesforce's own names: TLS, the toolkit from the My Domain host, Local Network Access enforced.</summary>
public sealed class LightningTests(SalesforceGround ground) : SalesforceTest(ground)
{
    [SkippableFact]
    public async Task Call_popped_answered_and_hung_up_is_saved_to_the_record()
    {
        var tab = await OpenReadyAsync();
        await PlayAsync("known-caller");
        await tab.Panel.PressAsync("Pop");
        await Expect(tab.Heading).ToHaveTextAsync("Fred Bloggs");
        await tab.Panel.PressAsync("Answer");
        await tab.Panel.SaysAsync("Fred Bloggs", "Connected");
        await tab.Panel.PressAsync("Hang up");
        await Expect(tab.LastSubject).ToHaveTextAsync(OrgTab.Subject("Inbound", "from 07814256404 (Fred Bloggs)"));
    }

    [SkippableFact]
    public async Task Clicked_number_is_dialled_for_its_record()
    {
        var tab = await OpenReadyAsync();
        await tab.WalkToAsync("Contacts", "Ingrid Lindqvist");
        await tab.Page.GetByRole(AriaRole.Region, new() { Name = "Highlights" }).GetByRole(AriaRole.Button, new() { Name = "Dial 0044 7700 900445" }).ClickAsync();
        await Expect(tab.Panel.Log("Ingrid Lindqvist")).ToHaveTextAsync("Will be logged to: Ingrid Lindqvist (dialled from it)");
    }
}
