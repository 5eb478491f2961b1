using CallBridge.Browser.Tests.Org;
using CallBridge.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Page;

/// <summary>
/// Takes the pictures of <c>docs/images</c> anew. They are taken only when asked for, since their clocks differ at every run:
/// <c>CALLBRIDGE_PICTURES=1 dotnet test tests/CallBridge.Browser.Tests --filter PictureTests</c>
/// </summary>
[Trait("Category", "Pictures")]
public sealed class PictureTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    private const string Caller = "Fred Bloggs";

    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "images");

    public override Task InitializeAsync()
    {
        Skip.IfNot(Environment.GetEnvironmentVariable("CALLBRIDGE_PICTURES") == "1", "takes pictures only with CALLBRIDGE_PICTURES=1");
        return base.InitializeAsync();
    }

    [SkippableFact]
    public async Task Callers_record_beside_the_live_call()
    {
        var tab = await OpenOrgAsync();
        // An earlier call, so that the timeline and the panel's list have something to show.
        await Listener.PlayAsync("known-caller");
        await tab.Panel.PressAsync("Answer");
        await LastsAsync(tab, "0:04");
        await tab.Panel.PressAsync("Hang up");
        await Expect(tab.Panel.Record(Caller)).ToContainTextAsync("Saved to Salesforce");
        await tab.Panel.PressAsync("Close");

        await Listener.PlayAsync("known-caller");
        await tab.Panel.PressAsync("Pop");
        await Expect(tab.Heading).ToHaveTextAsync(Caller);
        await tab.Panel.PressAsync("Answer");
        await tab.Panel.Body.GetByLabel("Note").FillAsync("Second crate arrived damaged. Send the joiner on Thursday.");
        await tab.Panel.Body.GetByLabel("Note").BlurAsync();
        await LastsAsync(tab, "0:07");
        await tab.Page.Mouse.MoveAsync(640, 20);
        await tab.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, "callbridge.png") });
    }

    [SkippableTheory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Panel_through_a_call(string scheme)
    {
        var tab = await OpenOrgAsync();
        await NarrowPanel.UseAsync(tab, scheme);
        await TakeAsync(tab, "idle", scheme);

        await tab.Panel.DialField.FillAsync("abc");
        await tab.Panel.PressAsync("Call$");
        await Expect(tab.Panel.DialProblem).ToBeVisibleAsync();
        await TakeAsync(tab, "no-number", scheme);
        await tab.Panel.DialField.FillAsync("");

        await Listener.PlayAsync("known-caller");
        await Expect(tab.Panel.Button("Pop")).ToBeVisibleAsync();
        await TakeAsync(tab, "ringing", scheme);

        await tab.Panel.PressAsync("Answer");
        await LastsAsync(tab, "0:03");
        await TakeAsync(tab, "connected", scheme);

        await tab.Panel.PressAsync("Keypad");
        await tab.Panel.Button("Transfer$").ClickAsync();
        await TakeAsync(tab, "transfer-keypad", scheme);
        await tab.Panel.PressAsync("Keypad");
        await tab.Panel.Button("Transfer$").ClickAsync();

        await tab.Panel.PressAsync("Mute");
        await Expect(tab.Panel.Button("Unmute")).ToBeVisibleAsync();
        await TakeAsync(tab, "muted", scheme);
        await tab.Panel.PressAsync("Unmute");
        await Expect(tab.Panel.Button("Mute")).ToBeVisibleAsync();

        await tab.Panel.PressAsync("Park");
        await tab.Panel.SaysAsync(Caller, "Parked in space 701");
        await TakeAsync(tab, "parked", scheme);
        await tab.Panel.PressAsync("Retrieve");
        await tab.Panel.SaysAsync(Caller, "Connected");

        await tab.Panel.PressAsync("Hold");
        await tab.Panel.SaysAsync(Caller, "On hold");
        await TakeAsync(tab, "held", scheme);

        await tab.Panel.PressAsync("Hang up");
        await Expect(tab.Panel.Record(Caller)).ToContainTextAsync("Saved to Salesforce");
        await TakeAsync(tab, "wrap-up", scheme);

        await Listener.PlayAsync("two-matches");
        await Expect(tab.Panel.Button("Search")).ToBeVisibleAsync();
        await TakeAsync(tab, "two-matches", scheme);
    }

    [SkippableTheory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Panel_with_several_calls(string scheme)
    {
        var tab = await OpenOrgAsync();
        await NarrowPanel.UseAsync(tab, scheme);
        await tab.Panel.Body.GetByText("Pick up or take from parking").ClickAsync();
        await tab.Panel.Body.GetByLabel("Extension or parking space").FillAsync("1002");
        await TakeAsync(tab, "take-over", scheme);
        await tab.Panel.PressAsync("Pick up$");
        await Expect(tab.Panel.Call("Call of a colleague").Locator("[data-part=problem]")).ToBeVisibleAsync();
        await TakeAsync(tab, "nothing-to-pick-up", scheme);
        await tab.Panel.PressAsync("Close");
        await tab.Panel.Body.GetByText("Pick up or take from parking").ClickAsync();
        await tab.Panel.PressAsync("Not ready");
        await TakeAsync(tab, "reason", scheme);
        await tab.Panel.Body.GetByLabel("Reason (optional)").FillAsync("Lunch");
        await tab.Panel.PressAsync("Set not ready");
        await Expect(tab.Panel.Body.Locator("#presence-text")).ToContainTextAsync("Not ready: Lunch");
        await TakeAsync(tab, "not-ready", scheme);
        await tab.Panel.PressAsync("Ready");

        await Listener.PlayAsync("known-caller");
        await tab.Panel.PressAsync("Answer");
        await LastsAsync(tab, "0:02");
        await tab.Panel.Button("Transfer$").ClickAsync();
        await tab.Panel.Body.GetByLabel("Transfer to").FillAsync("1002");
        await tab.Panel.PressAsync("Ask first");
        await tab.Panel.SaysAsync("1002", "Calling");
        await TakeAsync(tab, "consulting-ringing", scheme);
        await tab.Panel.SaysAsync("1002", "Connected");
        await tab.Panel.SaysAsync(Caller, "On hold");
        await TakeAsync(tab, "consulting", scheme);
        await tab.Panel.PressAsync("Swap to this call");
        await tab.Panel.SaysAsync("1002", "On hold");
        await tab.Panel.SaysAsync(Caller, "Connected");
        await TakeAsync(tab, "swapped", scheme);
        await tab.Panel.PressAsync("Join calls");
        await Expect(tab.Panel.Body.Locator(".cb-call__parties").Filter(new() { HasText = "and you" })).ToBeVisibleAsync();
        await TakeAsync(tab, "conference", scheme);
        await Listener.PlayAsync("unknown-caller");
        await Expect(tab.Panel.Button("Answer")).ToBeVisibleAsync();
        await TakeAsync(tab, "call-waiting", scheme);
    }

    /// <summary>Waits until the clock of the call on top says so.</summary>
    private static async Task LastsAsync(OrgTab tab, string clock)
    {
        await tab.Panel.SaysAsync(Caller, "Connected");
        await Expect(tab.Panel.Call(Caller).Locator(".cb-call__clock")).ToHaveTextAsync(clock);
    }

    private static async Task TakeAsync(OrgTab tab, string state, string scheme)
    {
        // Nothing under the mouse, or it would look pressed.
        await tab.Page.Mouse.MoveAsync(640, 20);
        await tab.Panel.Body.EvaluateAsync("body => body.ownerDocument.defaultView.scrollTo(0, 0)");
        await tab.Page.Locator("#softphone-frame").ScreenshotAsync(new()
        {
            Path = Path.Combine(Folder, scheme == "light" ? $"panel-{state}.png" : $"panel-{state}-{scheme}.png"),
            Animations = ScreenshotAnimations.Disabled,
        });
    }
}
