using CallBridge.Browser.Tests.Org;
using CallBridge.Browser.Tests.Running;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Page;

/// <summary>The panel where room is short, text is large, colours are forced and motion is not wanted.</summary>
public sealed class ShapeTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [SkippableFact]
    public async Task Nothing_is_cut_off_from_240_to_500_px_and_at_twice_its_size_in_long_languages_too()
    {
        var page = await TalkAsync();
        foreach (var language in new[] { "en", "de", "fr", "pt", "ja" })
        {
            await page.GotoAsync($"{Listener.Page}?lang={language}");
            await OpenEverythingAsync(page);
            foreach (var (width, zoom) in new[] { (500, 1), (300, 1), (240, 1), (480, 2) })
            {
                await page.SetViewportSizeAsync(width, 900);
                await page.EvaluateAsync("zoom => { document.documentElement.style.zoom = zoom; }", zoom);
                var cut = await page.EvaluateAsync<string>(
                    """
                    language => [...document.querySelectorAll('#panel *')]
                      .filter(element => element.checkVisibility() && !element.closest('.cb-hidden-text') && getComputedStyle(element).textOverflow !== 'ellipsis'
                        && (element.getBoundingClientRect().right > document.documentElement.getBoundingClientRect().right + 1
                          || (element.matches('button, label, p') && element.scrollWidth > element.clientWidth + 1)))
                      .map(element => `${language} ${innerWidth}: ${element.className} ${element.textContent.trim().slice(0, 40)}`).join('\n')
                    """, language);
                Assert.True(cut.Length == 0, cut);
            }
        }
    }

    [SkippableFact]
    public async Task Forced_colours_keep_what_is_chosen_and_what_is_focused_to_be_seen()
    {
        var page = await TalkAsync();
        await OpenEverythingAsync(page);
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        var chosen = page.Locator(".cb-choice[aria-pressed=true]").First;
        Assert.Equal("\"✓\"", await chosen.EvaluateAsync<string>("button => getComputedStyle(button, '::before').content.split(' / ')[0]"));
        await chosen.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.NotEqual("none", await page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle"));
        var found = await page.RunAxe();
        Assert.Empty(found.Violations.Select(violation => $"{violation.Id}: {violation.Help}"));
    }

    [SkippableFact]
    public async Task Nothing_moves_where_motion_is_not_wanted()
    {
        var page = await Context.NewPageAsync();
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await page.GotoAsync(Listener.Page);
        await Listener.PlayAsync("known-caller");
        await Expect(new SoftphonePanel(page.Locator("body")).Button("Answer")).ToBeVisibleAsync();
        Assert.Equal("", await page.EvaluateAsync<string>(
            "() => document.getAnimations().map(one => `${one.animationName ?? one.transitionProperty} of ${one.effect.target.className.baseVal ?? one.effect.target.className}`).join()"));
        Assert.Equal("0s", await page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.cb-button')).transitionDuration"));
    }

    /// <summary>A call with two matches, talked on.</summary>
    private async Task<IPage> TalkAsync()
    {
        var page = await Context.NewPageAsync();
        await page.GotoAsync(Listener.Page);
        await Listener.PlayAsync("two-matches");
        await page.Locator("[data-control=answer]").ClickAsync();
        await Expect(page.Locator(".cb-call")).ToHaveAttributeAsync("data-state", "connected");
        return page;
    }

    /// <summary>Opens every field of its card.</summary>
    private static async Task OpenEverythingAsync(IPage page)
    {
        await page.Locator("[data-control=keypad]").ClickAsync();
        await page.Locator("[data-control=transfer]").ClickAsync();
        await page.Locator(".cb-call [data-part=relink]").ClickAsync();
        await Expect(page.Locator(".cb-choice[aria-pressed=true]")).ToBeVisibleAsync();
    }
}
