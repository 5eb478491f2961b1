using CallBridge.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Calls;

/// <summary>A country that was never called from here is named before it is.</summary>
public sealed class NewCountryTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [SkippableFact]
    public async Task New_country_is_named_and_called_once_confirmed()
    {
        var tab = await OpenOrgAsync();
        await tab.Panel.DialField.FillAsync("+1 876 555 1234");
        await tab.Panel.DialField.PressAsync("Enter");
        await Expect(tab.Panel.Body).ToContainTextAsync("Nobody has called Jamaica from here before.");
        await Expect(tab.Panel.Calls).ToHaveCountAsync(0);

        await tab.Panel.PressAsync("Call Jamaica");
        await Expect(tab.Panel.Calls).ToHaveCountAsync(1);
        await tab.Panel.PressAsync("Hang up");

        await tab.Panel.DialField.FillAsync("0018765559999");
        await tab.Panel.DialField.PressAsync("Enter");
        await Expect(tab.Panel.Calls).ToHaveCountAsync(2);
    }

    [SkippableFact]
    public async Task New_country_cancelled_is_not_called()
    {
        var tab = await OpenOrgAsync();
        await tab.Panel.DialField.FillAsync("+81 3 1234 5678");
        await tab.Panel.DialField.PressAsync("Enter");
        await Expect(tab.Panel.Body).ToContainTextAsync("Nobody has called Japan from here before.");
        await tab.Panel.PressAsync("Cancel");
        await Expect(tab.Panel.DialProblem).ToHaveTextAsync("Not dialled.");
        await Expect(tab.Panel.Calls).ToHaveCountAsync(0);
    }
}
