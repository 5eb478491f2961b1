using CallBridge.Browser.Tests.Org;
using CallBridge.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Page;

/// <summary>Call records that Salesforce refuses, seen and dealt with in the panel.</summary>
public sealed class WaitingRecordsTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    // A status that the org does not have: every record is refused for good.
    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["CallRecords__Status"] = "Nonsense" };

    [SkippableFact]
    public async Task Refused_record_is_mended_and_sent_again_without_a_mouse()
    {
        var tab = await RefusedAsync();
        await tab.TabToAsync("1 refused by Salesforce");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(Row(tab)).ToContainTextAsync("Refused by Salesforce");
        await Expect(Row(tab)).ToContainTextAsync("bad value for restricted picklist");
        await Axe.CleanAsync(tab, "records");
        await tab.TabToAsync("Mend");
        await tab.Page.Keyboard.PressAsync("Enter");
        var subject = Row(tab).GetByLabel("Subject");
        await Expect(subject).ToBeFocusedAsync();
        await Axe.CleanAsync(tab, "mending");
        await tab.Page.Keyboard.TypeAsync(" (mended)");
        var mended = await tab.Page.RunAndWaitForResponseAsync(
            () => tab.Page.Keyboard.PressAsync("Enter"), response => response.Request.Method == "PATCH");
        Assert.Equal(202, mended.Status);
        Assert.Contains("(mended)", mended.Request.PostData, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Wrong_id_is_said_beside_its_field_and_nothing_is_sent()
    {
        var tab = await RefusedAsync();
        await tab.Panel.PressAsync("1 refused by Salesforce");
        await tab.Panel.PressAsync("Mend");
        await Row(tab).GetByLabel("Contact or lead").FillAsync("nobody");
        await tab.Panel.PressAsync("Save and send");
        await Expect(Row(tab).GetByRole(AriaRole.Alert)).ToContainTextAsync("This is not the id of a contact or lead");
        await Expect(Row(tab).GetByLabel("Contact or lead")).ToBeFocusedAsync();
    }

    [SkippableFact]
    public async Task Record_is_deleted_only_after_it_was_asked_and_the_list_says_that_nothing_is_left()
    {
        var tab = await RefusedAsync();
        await tab.Panel.PressAsync("1 refused by Salesforce");
        await tab.Panel.PressAsync("Delete$");
        await Expect(Row(tab).GetByRole(AriaRole.Button, new() { Name = "Keep" })).ToBeFocusedAsync();
        await Axe.CleanAsync(tab, "asking");
        await tab.Panel.PressAsync("Delete for good");
        await Expect(tab.Panel.Body.Locator("#records-empty")).ToBeVisibleAsync();
        await Expect(tab.Panel.Body.Locator("#status-records")).ToBeHiddenAsync();
        await Expect(tab.Panel.Body.Locator("#records-heading")).ToBeFocusedAsync();
    }

    [SkippableFact]
    public async Task Records_are_exported_as_a_file()
    {
        var tab = await RefusedAsync();
        await tab.Panel.PressAsync("1 refused by Salesforce");
        var download = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Panel.PressAsync("Export all"));
        Assert.Equal("call-records.csv", download.SuggestedFilename);
        Assert.Contains("from 07814256404 (Fred Bloggs)", await File.ReadAllTextAsync(await download.PathAsync()), StringComparison.Ordinal);
    }

    private async Task<OrgTab> RefusedAsync()
    {
        var tab = await OpenOrgAsync();
        await NarrowPanel.UseAsync(tab, "light");
        await Listener.PlayAsync("known-caller");
        await tab.Panel.PressAsync("Answer");
        await tab.Panel.PressAsync("Hang up");
        await Expect(tab.Panel.Record("Fred Bloggs")).ToContainTextAsync("Not saved");
        return tab;
    }

    private static ILocator Row(OrgTab tab) => tab.Panel.Body.Locator(".cb-waiting").First;
}
