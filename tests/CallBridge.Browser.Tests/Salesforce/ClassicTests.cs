using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Salesforce;

/// <summary>The panel in Salesforce Classic, where each page that is opened loads the panel anew.</summary>
public sealed class ClassicTests(SalesforceGround ground) : SalesforceTest(ground)
{
    private const string Caller = "Fred Bloggs";

    [SkippableFact]
    public async Task Call_popped_answered_and_hung_up_is_saved_once_over_page_loads()
    {
        var tab = await OpenReadyAsync(SalesforceHosts.My, ClassicFiles.Home);
        await PlayAsync("known-caller");
        await tab.Panel.PressAsync("Pop");
        await Expect(tab.Heading).ToHaveTextAsync(Caller);
        await tab.Panel.PressAsync("Answer");
        await tab.Panel.SaysAsync(Caller, "Connected");
        await tab.Page.ReloadAsync();
        await tab.Panel.SaysAsync(Caller, "Connected");
        await Expect(tab.Panel.Log(Caller)).ToContainTextAsync(Caller);
        await tab.Panel.PressAsync("Hang up");
        await Expect(tab.Panel.Record(Caller)).ToContainTextAsync("Saved to Salesforce");
        Assert.Equal(Org.FindBy("Contact", "Name", Caller)[0].Id, Assert.Single(Tasks).Text("WhoId"));
    }

    [SkippableFact]
    public async Task Clicked_number_is_dialled_for_its_record()
    {
        var tab = await OpenReadyAsync(SalesforceHosts.My, $"/{Org.FindBy("Contact", "Name", "Ingrid Lindqvist")[0].Id}");
        await tab.Page.Locator("#number").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(tab.Panel.Log("Ingrid Lindqvist")).ToContainTextAsync("(dialled from it)");
    }
}
