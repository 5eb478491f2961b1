using CallBridge.Browser.Tests.Org;
using CallBridge.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Page;

/// <summary>The panel in the languages of the browser.</summary>
public sealed class LanguageTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    protected override BrowserNewContextOptions Options => new() { Locale = "de-AT", TimezoneId = "Europe/Vienna" };

    [SkippableFact]
    public async Task Browser_of_Vienna_gets_German_words_dates_and_refusals()
    {
        var page = await Context.NewPageAsync();
        await page.GotoAsync(Listener.Page);
        var panel = new SoftphonePanel(page.Locator("body"));
        await Expect(panel.Status).ToHaveTextAsync("Verfügbar");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "de");
        await Listener.PlayAsync("known-caller");
        await Expect(panel.Log("Fred Bloggs")).ToHaveTextAsync("Wird protokolliert bei: Fred Bloggs (einziger Treffer)");
        await panel.PressAsync("Ablehnen");
        await panel.SaysAsync("Fred Bloggs", "Von Ihnen abgelehnt");
        await page.Locator("#dial-number").FillAsync("abc");
        await panel.PressAsync("Anrufen");
        await Expect(panel.DialProblem).ToHaveTextAsync("Eine Telefonnummer hat keine Buchstaben.");
    }

    [SkippableFact]
    public async Task Every_language_loads_by_the_address_and_leaves_nothing_English()
    {
        var page = await Context.NewPageAsync();
        foreach (var (language, available) in new[]
        {
            ("fr", "Disponible"), ("es", "Disponible"), ("it", "Disponibile"), ("nl", "Beschikbaar"), ("pt", "Disponível"), ("ja", "利用可能"),
        })
        {
            await page.GotoAsync($"{Listener.Page}?lang={language}");
            await Expect(page.Locator("#status-title")).ToHaveTextAsync(available);
            await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
        }
    }
}
