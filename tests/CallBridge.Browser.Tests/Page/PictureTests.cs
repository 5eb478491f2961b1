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

    /// <summary>Of the panel in its own tab, in pixels.</summary>
    private const int PanelHeight = 640;

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
        // The same desk in a tab of its own, in German.
        var german = scheme == "light" ? await GermanAsync() : null;
        await TakeAsync(tab, "idle", scheme, german);

        await tab.Panel.DialField.FillAsync("abc");
        await tab.Panel.PressAsync("Call$");
        await Expect(tab.Panel.DialProblem).ToBeVisibleAsync();
        await DoAsync(german, async page =>
        {
            await page.Locator("#dial-number").FillAsync("abc");
            await page.Locator("#dial-call").ClickAsync();
            await Expect(page.Locator("#dial-problem")).ToBeVisibleAsync();
        });
        await TakeAsync(tab, "no-number", scheme, german);
        await tab.Panel.DialField.FillAsync("");
        await DoAsync(german, page => page.Locator("#dial-number").FillAsync(""));

        await Listener.PlayAsync("known-caller");
        await Expect(tab.Panel.Button("Pop")).ToBeVisibleAsync();
        await TakeAsync(tab, "ringing", scheme, german);

        await tab.Panel.PressAsync("Answer");
        await LastsAsync(tab, "0:03");
        await TakeAsync(tab, "connected", scheme, german);

        await tab.Panel.PressAsync("Keypad");
        await tab.Panel.Button("Transfer$").ClickAsync();
        await DoAsync(german, OpenKeypadAndTransferAsync);
        await TakeAsync(tab, "transfer-keypad", scheme, german);
        await tab.Panel.PressAsync("Keypad");
        await tab.Panel.Button("Transfer$").ClickAsync();
        await DoAsync(german, OpenKeypadAndTransferAsync);

        await tab.Panel.PressAsync("Mute");
        await Expect(tab.Panel.Button("Unmute")).ToBeVisibleAsync();
        await TakeAsync(tab, "muted", scheme, german);
        await tab.Panel.PressAsync("Unmute");
        await Expect(tab.Panel.Button("Mute")).ToBeVisibleAsync();

        await tab.Panel.PressAsync("Park");
        await tab.Panel.SaysAsync(Caller, "Parked in space 701");
        await TakeAsync(tab, "parked", scheme, german);
        await tab.Panel.PressAsync("Retrieve");
        await tab.Panel.SaysAsync(Caller, "Connected");

        await tab.Panel.PressAsync("Hold");
        await tab.Panel.SaysAsync(Caller, "On hold");
        await TakeAsync(tab, "held", scheme, german);

        await tab.Panel.PressAsync("Hang up");
        await Expect(tab.Panel.Record(Caller)).ToContainTextAsync("Saved to Salesforce");
        await TakeAsync(tab, "wrap-up", scheme, german);

        await tab.Panel.Body.GetByLabel("Private: do not log").CheckAsync();
        await Expect(tab.Panel.Log(Caller)).ToContainTextAsync("without name");
        await Expect(tab.Panel.Record(Caller)).ToContainTextAsync("Saved to Salesforce");
        await TakeAsync(tab, "private", scheme, german);

        await Listener.PlayAsync("two-matches");
        await Expect(tab.Panel.Button("Search")).ToBeVisibleAsync();
        await TakeAsync(tab, "two-matches", scheme, german);
    }

    [SkippableTheory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Panel_with_several_calls(string scheme)
    {
        var tab = await OpenOrgAsync();
        await NarrowPanel.UseAsync(tab, scheme);
        // The same desk in a tab of its own, in German.
        var german = scheme == "light" ? await GermanAsync() : null;
        await tab.Panel.Body.GetByText("Pick up or take from parking").ClickAsync();
        await tab.Panel.Body.GetByLabel("Extension or parking space").FillAsync("1002");
        await DoAsync(german, async page =>
        {
            await page.Locator("#take > summary").ClickAsync();
            await page.Locator("#take-number").FillAsync("1002");
        });
        await TakeAsync(tab, "take-over", scheme, german);
        await tab.Panel.PressAsync("Pick up$");
        await Expect(tab.Panel.Call("Call of a colleague").Locator("[data-part=problem]")).ToBeVisibleAsync();
        await TakeAsync(tab, "nothing-to-pick-up", scheme, german);
        await tab.Panel.PressAsync("Close");
        await DoAsync(german, page => page.Locator(".cb-call [data-part=dismiss]").ClickAsync());
        await tab.Panel.Body.GetByText("Pick up or take from parking").ClickAsync();
        await tab.Panel.PressAsync("Not ready");
        await DoAsync(german, async page =>
        {
            await page.Locator("#take > summary").ClickAsync();
            await page.Locator("#presence-not-ready").ClickAsync();
        });
        await TakeAsync(tab, "reason", scheme, german);
        await DoAsync(german, page => page.Locator("#presence-not-ready").ClickAsync());
        await tab.Panel.Body.GetByLabel("Reason (optional)").FillAsync("Lunch");
        await tab.Panel.PressAsync("Set not ready");
        await Expect(tab.Panel.Body.Locator("#presence-text")).ToContainTextAsync("Not ready: Lunch");
        await TakeAsync(tab, "not-ready", scheme, german);
        await tab.Panel.PressAsync("Ready");

        await Listener.PlayAsync("known-caller");
        await tab.Panel.PressAsync("Answer");
        await LastsAsync(tab, "0:02");
        await tab.Panel.Button("Transfer$").ClickAsync();
        await tab.Panel.Body.GetByLabel("Transfer to").FillAsync("1002");
        await tab.Panel.PressAsync("Ask first");
        await tab.Panel.SaysAsync("1002", "Calling");
        await TakeAsync(tab, "consulting-ringing", scheme, german);
        await tab.Panel.SaysAsync("1002", "Connected");
        await tab.Panel.SaysAsync(Caller, "On hold");
        await TakeAsync(tab, "consulting", scheme, german);
        await tab.Panel.PressAsync("Swap to this call");
        await tab.Panel.SaysAsync("1002", "On hold");
        await tab.Panel.SaysAsync(Caller, "Connected");
        await TakeAsync(tab, "swapped", scheme, german);
        await tab.Panel.PressAsync("Join calls");
        await Expect(tab.Panel.Body.Locator(".cb-call__parties").Filter(new() { HasText = "and you" })).ToBeVisibleAsync();
        await TakeAsync(tab, "conference", scheme, german);
        await Listener.PlayAsync("unknown-caller");
        await Expect(tab.Panel.Button("Answer")).ToBeVisibleAsync();
        await TakeAsync(tab, "call-waiting", scheme, german);
    }

    /// <summary>Waits until the clock of the call on top says so.</summary>
    private static async Task LastsAsync(OrgTab tab, string clock)
    {
        await tab.Panel.SaysAsync(Caller, "Connected");
        await Expect(tab.Panel.Call(Caller).Locator(".cb-call__clock")).ToHaveTextAsync(clock);
    }

    private static Task DoAsync(IPage? page, Func<IPage, Task> what) => page is null ? Task.CompletedTask : what(page);

    private static async Task OpenKeypadAndTransferAsync(IPage page)
    {
        await page.Locator("[data-control=keypad]").ClickAsync();
        await page.Locator("[data-control=transfer]").ClickAsync();
    }

    private async Task<IPage> GermanAsync()
    {
        var page = await Context.NewPageAsync();
        await page.SetViewportSizeAsync(300, PanelHeight);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        await page.GotoAsync($"{Listener.Page}?lang=de");
        await Expect(page.Locator("#status")).ToHaveAttributeAsync("data-tone", "good");
        return page;
    }

    private static async Task TakeAsync(OrgTab tab, string state, string scheme, IPage? german)
    {
        if (german is not null)
        {
            foreach (var part in (string[])[".cb-call", "[data-control]"])
                await Expect(german.Locator(part)).ToHaveCountAsync(await tab.Panel.Body.Locator(part).CountAsync());
            await german.EvaluateAsync("scrollTo(0, 0)");
            await german.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"panel-{state}-de.png"), Animations = ScreenshotAnimations.Disabled });
        }

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
