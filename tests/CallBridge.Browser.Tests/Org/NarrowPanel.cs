using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Org;

/// <summary>The softphone at 300 px in the colours of the person's system.</summary>
internal static class NarrowPanel
{
    public static async Task UseAsync(OrgTab tab, string scheme)
    {
        await tab.Page.EmulateMediaAsync(new() { ColorScheme = scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        await tab.Page.EvaluateAsync(
            """
            scheme => {
              document.documentElement.style.colorScheme = scheme;
              document.querySelector('#softphone-panel').style.setProperty('--panel-width', '302px');
            }
            """, scheme);
        await Expect(tab.Panel.Body).ToHaveJSPropertyAsync("clientWidth", 300);
        await Expect(tab.Panel.Body).ToHaveCSSAsync("background-color", scheme == "dark" ? "rgb(22, 24, 27)" : "rgb(243, 243, 243)");
    }
}
