using CallBridge.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Page;

/// <summary>
/// Takes the pictures of what a person changes in place, and of records that Salesforce refused: in light and dark, and in German. Asked for
/// as those of <see cref="PictureTests"/> are.
/// </summary>
[Trait("Category", "Pictures")]
public sealed class StatePictureTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "images");

    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        // A status that the org does not have: every record is refused for good.
        ["CallRecords__Status"] = "Nonsense",
        ["Directory__Entries__0__Name"] = "Front desk",
        ["Directory__Entries__0__Number"] = "1002",
        ["Directory__Entries__1__Name"] = "Harbour warehouse",
        ["Directory__Entries__1__Number"] = "020 7946 0777",
    };

    protected override BrowserNewContextOptions Options => new()
    {
        ViewportSize = new ViewportSize { Width = 300, Height = 640 },
        Locale = "en-GB",
        TimezoneId = "Europe/London",
        ReducedMotion = ReducedMotion.Reduce,
    };

    public override Task InitializeAsync()
    {
        Skip.IfNot(Environment.GetEnvironmentVariable("CALLBRIDGE_PICTURES") == "1", "takes pictures only with CALLBRIDGE_PICTURES=1");
        return base.InitializeAsync();
    }

    [SkippableTheory]
    [InlineData("light", "en")]
    [InlineData("dark", "en")]
    [InlineData("light", "de")]
    public async Task Panel_where_something_is_to_be_decided(string scheme, string language)
    {
        var page = await Context.NewPageAsync();
        await page.EmulateMediaAsync(new() { ColorScheme = scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light });
        await page.GotoAsync(language == "en" ? Listener.Page : $"{Listener.Page}?lang={language}");
        await Expect(page.Locator("#status")).ToHaveAttributeAsync("data-tone", "good");
        await Listener.PlayAsync("two-matches");
        await page.Locator(".cb-call [data-part=relink]").ClickAsync();
        await Expect(page.Locator(".cb-choice[data-below]")).ToBeVisibleAsync();
        await TakeAsync("choices");
        await page.Locator("[data-control=answer]").ClickAsync();
        await page.Locator(".cb-choice[data-below]").ClickAsync();
        await Expect(page.Locator(".cb-call .cb-log strong")).ToHaveCountAsync(2);
        await Expect(page.Locator("[data-control=hold]")).ToBeVisibleAsync();
        await TakeAsync("case");
        await page.Locator("[data-control=transfer]").ClickAsync();
        await page.Keyboard.TypeAsync("h");
        await Expect(page.Locator(".cb-suggestion")).ToHaveCountAsync(1);
        await TakeAsync("suggestions");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("[data-control=hangUp]").ClickAsync();
        await Expect(page.Locator(".cb-call .cb-record")).ToHaveAttributeAsync("data-tone", "bad");
        await TakeAsync("refused");
        await page.Locator(".cb-call [data-part=dismiss]").ClickAsync();
        await page.Locator(".cb-recent [data-part=more]").ClickAsync();
        await TakeAsync("recent-record");
        await page.Locator(".cb-recent [data-part=more]").ClickAsync();
        await page.Locator("#status-records").ClickAsync();
        await Expect(page.Locator(".cb-waiting")).ToBeVisibleAsync();
        await TakeAsync("records");
        await page.Locator(".cb-waiting [data-part=mend]").ClickAsync();
        await TakeAsync("mending");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".cb-waiting [data-part=remove]").ClickAsync();
        await TakeAsync("deleting");

        Task TakeAsync(string state) => page.ScreenshotAsync(new()
        {
            Path = Path.Combine(Folder, $"panel-{state}{(scheme == "dark" ? "-dark" : "")}{(language == "en" ? "" : "-" + language)}.png"),
            Animations = ScreenshotAnimations.Disabled,
        });
    }
}
