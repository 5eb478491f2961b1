using Microsoft.Playwright;

namespace CallBridge.Browser.Tests.Org;

/// <summary>One browser tab with the demo org's Classic pages, and the softphone in their sidebar.</summary>
internal sealed class ClassicTab(IPage page, string org)
{
    public IPage Page => page;

    public SoftphonePanel Panel { get; } = new(page.FrameLocator("#softphone-frame").Locator("body"));

    public ILocator Heading => page.Locator("#page h1");

    /// <summary>What was done with the record that is shown.</summary>
    public ILocator History => page.GetByRole(AriaRole.List, new() { Name = "Activity History" }).GetByRole(AriaRole.Listitem);

    public ILocator Dial(string number) => page.Locator("#page").GetByRole(AriaRole.Button, new() { Name = $"Dial {number}" });

    public Task GoHomeAsync() => page.GotoAsync($"{org}classic/home/home.jsp");

    /// <summary>Opens a record by its link on the home page.</summary>
    public async Task OpenAsync(string name)
    {
        await GoHomeAsync();
        await page.Locator("#page").GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
    }
}
