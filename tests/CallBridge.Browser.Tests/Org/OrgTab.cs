using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Org;

/// <summary>One browser tab with the demo org, and the softphone in its utility bar.</summary>
internal sealed class OrgTab(IPage page)
{
    /// <summary>More controls than any page here has: the walk went round without meeting the button.</summary>
    private const int Round = 80;

    public IPage Page => page;

    public SoftphonePanel Panel { get; } = new(page.FrameLocator("#softphone-frame").Locator("body"));

    /// <summary>The heading of the record, list or home page that is shown.</summary>
    public ILocator Heading => page.Locator("#page h1");

    /// <summary>What was done, newest first, of the record that is shown.</summary>
    public ILocator Past => page.GetByRole(AriaRole.List, new() { Name = "Past activities" }).GetByRole(AriaRole.Listitem);

    /// <summary>The subject of the newest of them.</summary>
    public ILocator LastSubject => Past.First.Locator(".activity-subject");

    /// <summary>The calls that the home page lists, newest first.</summary>
    public ILocator LatestCalls => page.GetByRole(AriaRole.List, new() { Name = "Latest calls" }).GetByRole(AriaRole.Listitem);

    /// <summary>Plays a scenario by its button, wherever the demo's buttons stand now.</summary>
    public async Task PlayAsync(string scenario)
    {
        var button = page.GetByRole(AriaRole.Button, new() { Name = scenario, Exact = true });
        if (!await button.IsVisibleAsync())
            await page.GetByRole(AriaRole.Button, new() { Name = "Demo calls" }).ClickAsync();
        await button.ClickAsync();
    }

    /// <summary>Presses a key of the pretend desk phone or of its other party.</summary>
    public async Task PressKeyAsync(string key)
    {
        var button = page.Locator(".phone-keys").GetByRole(AriaRole.Button, new() { Name = key, Exact = true });
        if (!await button.IsVisibleAsync())
            await page.GetByRole(AriaRole.Button, new() { Name = "Demo calls" }).ClickAsync();
        await button.ClickAsync();
    }

    /// <summary>Presses Tab until a button of the panel has the keyboard's focus, and shows it.</summary>
    public async Task TabToAsync(string button)
    {
        var wanted = Panel.Button(button);
        for (var step = 0; step < Round; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await wanted.EvaluateAsync<bool>("button => button.matches(':focus-visible') && document.hasFocus()"))
                return;
        }

        Assert.Fail($"Tab never reached {button}.");
    }

    public Task GoHomeAsync() =>
        page.GetByRole(AriaRole.Navigation, new() { Name = "Objects" }).GetByRole(AriaRole.Link, new() { Name = "Home", Exact = true }).ClickAsync();

    /// <summary>Walks to a record as a person does: the object's tab, then the name in its list.</summary>
    public async Task WalkToAsync(string objects, string name)
    {
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Objects" }).GetByRole(AriaRole.Link, new() { Name = objects, Exact = true }).ClickAsync();
        await Expect(Heading).ToHaveTextAsync($"All {objects}");
        await page.Locator("#page").GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
        await Expect(Heading).ToHaveTextAsync(name);
    }

    /// <summary>The subject of a call record: its time is the call's, everything else is given.</summary>
    /// <remarks>Matched in the browser, whose patterns know no <c>\A</c> and whose <c>$</c> takes no final newline.</remarks>
    public static Regex Subject(string direction, string rest) =>
        new($@"^{direction} Call at \d\d:\d\d:\d\d Europe/London {Regex.Escape(rest)}$");
}
