using CallBridge.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Page;

/// <summary>A frame whose address names an org that the listener does not serve.</summary>
public sealed class UnknownOrgTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    private const string Stranger = "https://evil.lightning.force.com";

    [SkippableFact]
    public async Task Page_framed_for_an_unknown_org_says_so_and_has_no_controls()
    {
        var body = await FrameAsync();
        await Expect(body).ToContainTextAsync($"{Stranger} is not a Salesforce org that this CallBridge serves.");
        await Expect(body.Locator("button, input, a")).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task Page_framed_for_an_unknown_org_asks_for_no_toolkit()
    {
        var body = await FrameAsync();
        await Expect(body.GetByRole(AriaRole.Heading, new() { Name = "Softphone not available here" })).ToBeVisibleAsync();
        Assert.DoesNotContain(Watch.Requests, url => url.Contains("/support/api/", StringComparison.Ordinal));
    }

    // Framed by the org's own origin, as the page's policy lets no other: so it is the page that has to refuse.
    private async Task<ILocator> FrameAsync()
    {
        var page = await Context.NewPageAsync();
        await page.GotoAsync($"{Listener.Org}ui/app");
        await page.EvaluateAsync(
            "url => { const frame = document.createElement('iframe'); frame.src = url; document.body.append(frame); }",
            $"{Listener.Page}?sfdcIframeOrigin={Uri.EscapeDataString(Stranger)}&mode=Lightning");
        return page.FrameLocator("iframe").Locator("body");
    }
}
