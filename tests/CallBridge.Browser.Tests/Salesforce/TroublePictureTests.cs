using CallBridge.Browser.Tests.Org;
using CallBridge.Browser.Tests.Running;
using CallBridge.Calls.Phone;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Salesforce;

/// <summary>
/// Takes the pictures of <c>docs/troubleshooting.md</c> anew, 300 px wide, only when asked for:
/// <c>CALLBRIDGE_PICTURES=1 dotnet test tests/CallBridge.Browser.Tests --filter TroublePictureTests</c>
/// </summary>
[Trait("Category", "Pictures")]
public sealed class TroublePictureTests(SalesforceGround ground) : SalesforceTest(ground)
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "images");

    protected override TimeSpan SoftphoneTimeout => TimeSpan.FromSeconds(4);

    public override Task InitializeAsync()
    {
        Skip.IfNot(Environment.GetEnvironmentVariable("CALLBRIDGE_PICTURES") == "1", "takes pictures only with CALLBRIDGE_PICTURES=1");
        return base.InitializeAsync();
    }

    [SkippableFact]
    public async Task Listener_that_does_not_run()
    {
        var tab = await OpenReadyAsync();
        var german = await OpenAsync(SalesforceHosts.Lightning);
        await ReloadInGermanAsync(german);
        await Expect(german.Panel.Status).ToHaveTextAsync("Verfügbar");
        await Listener.StopAsync();
        await Expect(tab.Panel.Status).ToHaveTextAsync("Not connected");
        await Expect(german.Panel.Status).ToHaveTextAsync("Nicht verbunden");
        await TakeInBothAsync(tab, "stopped-under-panel");
        await TakeAsync(german, "stopped-under-panel-de");
        await StandbyAsync(LoopbackGrant.OrgHostsAndTheirFrames, SalesforceHosts.Lightning, "stopped");
        await StandbyAsync(LoopbackGrant.OrgHosts, SalesforceHosts.Lightning, "unasked");
    }

    [SkippableFact]
    public async Task Browser_that_lets_nobody_through()
    {
        await StandbyAsync(LoopbackGrant.Refused, SalesforceHosts.Lightning, "blocked");
        await StandbyAsync(LoopbackGrant.OrgHostsAndTheirFrames, SalesforceHosts.Stranger, "running");
        await using var browser = await Ground.DistrustingBrowserAsync();
        var tab = await OpenAsync(SalesforceHosts.Lightning, browser);
        await StandbyAsync(tab, "certificate");
        await tab.Page.CloseAsync();
    }

    [SkippableFact]
    public async Task Phone_system_that_is_lost()
    {
        var tab = await OpenReadyAsync();
        Phones.Observe(LastingPhones.Extension, new LinkDown("The phone system at pbx.acme.example does not answer.", TimeSpan.FromMinutes(1)));
        await Expect(tab.Panel.Status).ToHaveTextAsync("Not connected");
        await TakeInBothAsync(tab, "phone-system");
        await ReloadInGermanAsync(tab);
        await Expect(tab.Panel.Status).ToHaveTextAsync("Nicht verbunden");
        await TakeAsync(tab, "phone-system-de");
    }

    [SkippableFact]
    public async Task Nobody_signed_in()
    {
        await StartListenerAsync("Salesforce:Flow=AuthorizationCode");
        var tab = await OpenReadyAsync();
        await Expect(tab.Panel.Button("Sign in")).ToBeVisibleAsync();
        await TakeInBothAsync(tab, "sign-in");
        await ReloadInGermanAsync(tab);
        await Expect(tab.Panel.Button("Bei Salesforce anmelden")).ToBeVisibleAsync();
        await TakeAsync(tab, "sign-in-de");
    }

    [SkippableFact]
    public async Task Licence_that_only_dials()
    {
        await StartListenerAsync("Licence:Level=Client");
        var tab = await OpenReadyAsync();
        await TakeInBothAsync(tab, "licence");
        await ReloadInGermanAsync(tab);
        await Expect(tab.Panel.Status).ToHaveTextAsync("Verfügbar");
        await TakeAsync(tab, "licence-de");
    }

    [SkippableFact]
    public async Task Record_that_Salesforce_refuses()
    {
        await StartListenerAsync("CallRecords:Status=Nonsense");
        var tab = await OpenReadyAsync();
        await PlayAsync("known-caller");
        await tab.Panel.PressAsync("Answer");
        await tab.Panel.PressAsync("Hang up");
        await Expect(tab.Panel.Record("Fred Bloggs")).ToContainTextAsync("Not saved");
        await tab.Panel.PressAsync("Close");
        await tab.Panel.PressAsync("1 refused by Salesforce");
        await TakeInBothAsync(tab, "record-refused");
        await ReloadInGermanAsync(tab);
        await tab.Panel.PressAsync("Schließen");
        await tab.Panel.PressAsync("1 von Salesforce abgelehnt");
        await TakeAsync(tab, "record-refused-de");
    }

    [SkippableFact]
    public async Task Frame_of_an_org_that_is_not_served()
    {
        var tab = await OpenReadyAsync();
        await MoveAsync();
        await Expect(tab.Panel.Body.Locator("h1")).ToHaveTextAsync("Softphone not available here");
        await TakeInBothAsync(tab, "org");
        await ReloadInGermanAsync(tab);
        await Expect(tab.Panel.Status).ToHaveTextAsync("Verfügbar");
        await MoveAsync();
        await Expect(tab.Panel.Body.Locator("h1")).ToHaveTextAsync("Das Telefon ist hier nicht verfügbar");
        await TakeAsync(tab, "org-de");

        Task MoveAsync() => tab.Page.Locator("#softphone-frame").EvaluateAsync("frame => { frame.src = frame.src.replace('acme.lightning', 'other.lightning'); }");
    }

    private async Task StandbyAsync(LoopbackGrant grant, string host, string verdict) => await StandbyAsync(await OpenAsync(host, grant), verdict);

    /// <summary>The stand-by page in the person's colours, and for a person who reads German.</summary>
    private static async Task StandbyAsync(OrgTab tab, string verdict)
    {
        await Expect(tab.Panel.Body).ToHaveAttributeAsync("data-verdict", verdict);
        await TakeInBothAsync(tab, verdict);
        await ReloadInGermanAsync(tab);
        await Expect(tab.Panel.Body).ToHaveAttributeAsync("data-verdict", verdict);
        await Expect(tab.Panel.Body.Locator("xpath=..")).ToHaveAttributeAsync("lang", "de");
        await TakeAsync(tab, verdict + "-de");
    }

    private static async Task TakeInBothAsync(OrgTab tab, string trouble)
    {
        await TakeAsync(tab, trouble);
        await TakeAsync(tab, trouble + "-dark", ColorScheme.Dark);
    }

    private static async Task ReloadInGermanAsync(OrgTab tab)
    {
        await tab.Page.AddInitScriptAsync("Object.defineProperty(Navigator.prototype, 'languages', { get: () => ['de-DE', 'de'] });");
        await tab.Page.ReloadAsync();
    }

    private static async Task TakeAsync(OrgTab tab, string trouble, ColorScheme scheme = ColorScheme.Light)
    {
        // A page behind another draws nothing.
        await tab.Page.BringToFrontAsync();
        await tab.Page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        await tab.Page.EvaluateAsync(
            """
            () => {
              const panel = document.querySelector('#softphone-panel');
              panel.style.setProperty('--panel-width', '302px');
              panel.style.setProperty('--panel-height', '460px');
            }
            """);
        await Expect(tab.Page.Locator("#softphone-frame")).ToHaveJSPropertyAsync("clientWidth", 300);
        await tab.Page.Mouse.MoveAsync(640, 20);
        await tab.Page.Locator("#softphone-frame").ScreenshotAsync(new() { Path = Path.Combine(Folder, $"trouble-{trouble}.png"), Animations = ScreenshotAnimations.Disabled });
    }
}
