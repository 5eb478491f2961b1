using CallBridge.Browser.Tests.Org;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Salesforce;

/// <summary>Pops by themselves in Salesforce Classic, where a pop is a page load that takes away whatever the page was.</summary>
public sealed class ClassicPopTests(SalesforceGround ground) : SalesforceTest(ground)
{
    private const string Caller = "Fred Bloggs";

    protected override IReadOnlyList<string> Settings => ["ScreenPop:When=Ringing"];

    [SkippableFact]
    public async Task Of_three_tabs_only_the_visible_one_pops_and_one_answer_is_seen_in_all()
    {
        List<OrgTab> tabs = [];
        while (tabs.Count < 3)
            tabs.Add(await OpenReadyAsync(SalesforceHosts.My, ClassicFiles.Home));
        var seen = tabs[1];
        await seen.Page.BringToFrontAsync();
        Assert.Equal(["hidden", "visible", "hidden"], await Task.WhenAll(tabs.Select(tab => tab.Page.EvaluateAsync<string>("document.visibilityState"))));

        await PlayAsync("known-caller");
        await Expect(seen.Heading).ToHaveTextAsync(Caller);
        await seen.Panel.PressAsync("Answer");

        foreach (var tab in tabs)
            await tab.Panel.SaysAsync(Caller, "Connected");
        Assert.All(tabs.Where(tab => tab != seen), tab => Assert.EndsWith(ClassicFiles.Home, tab.Page.Url, StringComparison.Ordinal));
        await seen.Panel.PressAsync("Hang up");
        await Expect(seen.Panel.Record(Caller)).ToContainTextAsync("Saved to Salesforce");
        Assert.Equal(Org.FindBy("Contact", "Name", Caller)[0].Id, Assert.Single(Tasks).Text("WhoId"));
    }

    [SkippableFact]
    public async Task Form_that_is_open_is_not_taken_away_and_the_panel_says_so()
    {
        var tab = await OpenReadyAsync(SalesforceHosts.My, ClassicFiles.NewContact);
        await PlayAsync("known-caller");
        await Expect(tab.Panel.Call(Caller)).ToContainTextAsync("A form is open on the page");
        await tab.Panel.PressAsync("Answer");
        await Expect(tab.Panel.Call(Caller)).ToContainTextAsync("a form is open in this tab");
        Assert.EndsWith(ClassicFiles.NewContact, tab.Page.Url, StringComparison.Ordinal);

        await tab.Panel.PressAsync("Pop");
        await Expect(tab.Heading).ToHaveTextAsync(Caller);
    }
}
