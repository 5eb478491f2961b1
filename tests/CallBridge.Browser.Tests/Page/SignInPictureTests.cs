using CallBridge.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Page;

/// <summary>Takes the pictures of the panel of a listener that nobody is signed in at, as <see cref="PictureTests"/> does.</summary>
[Trait("Category", "Pictures")]
public sealed class SignInPictureTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    protected override IReadOnlyDictionary<string, string> Settings => SignInTests.NobodySignedIn;

    protected override string Readiness => "/health";

    protected override BrowserNewContextOptions Options => new() { ViewportSize = new ViewportSize { Width = 300, Height = 320 }, Locale = "en-GB" };

    public override Task InitializeAsync()
    {
        Skip.IfNot(Environment.GetEnvironmentVariable("CALLBRIDGE_PICTURES") == "1", "takes pictures only with CALLBRIDGE_PICTURES=1");
        return base.InitializeAsync();
    }

    [SkippableFact]
    public async Task Panel_that_asks_to_sign_in()
    {
        var page = await Context.NewPageAsync();
        foreach (var (suffix, scheme, query) in new[]
        {
            ("", ColorScheme.Light, ""), ("-dark", ColorScheme.Dark, ""), ("-de", ColorScheme.Light, "?lang=de"),
        })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.GotoAsync(Listener.Page + query);
            await Expect(page.Locator("#sign-in-begin")).ToBeVisibleAsync();
            await page.ScreenshotAsync(new()
            {
                Path = Path.Combine(Repository.Root, "docs", "images", $"panel-sign-in{suffix}.png"),
                Animations = ScreenshotAnimations.Disabled,
            });
        }
    }
}
