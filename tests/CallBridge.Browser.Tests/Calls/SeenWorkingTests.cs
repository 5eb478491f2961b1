using CallBridge.Browser.Tests.Org;
using CallBridge.Browser.Tests.Running;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Calls;

/// <summary>The walk that a newcomer takes first.</summary>
public sealed class SeenWorkingTests(BrowserFixture fixture, ITestOutputHelper output) : BrowserTest(fixture)
{
    [SkippableFact]
    public async Task Call_popped_answered_and_hung_up_on_another_record_is_on_that_records_timeline()
    {
        var tab = await OpenOrgAsync();
        var clicked = TimeProvider.System.GetTimestamp();
        await tab.PlayAsync("Incoming call: known caller");
        await Expect(tab.Panel.Calls).ToBeVisibleAsync();
        // Measured and said, not asserted: how busy the machine is is no fault of the panel's.
        output.WriteLine($"From the click to the ringing panel: {TimeProvider.System.GetElapsedTime(clicked).TotalMilliseconds:0} ms");
        await Expect(tab.Panel.Call("Fred Bloggs")).ToBeVisibleAsync();

        await tab.Panel.PressAsync("Pop");
        await Expect(tab.Heading).ToHaveTextAsync("Fred Bloggs");

        await tab.Panel.PressAsync("Answer");
        await tab.Panel.SaysAsync("Fred Bloggs", "Connected");
        await tab.WalkToAsync("Contacts", "Ingrid Lindqvist");
        await tab.Panel.PressAsync("Hang up");

        await Expect(tab.LastSubject)
            .ToHaveTextAsync(OrgTab.Subject("Inbound", "from 07814256404 (Fred Bloggs)"));
    }
}
