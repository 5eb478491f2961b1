using CallBridge.Browser.Tests.Org;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Salesforce;

/// <summary>
/// What takes the panel's place when it does not load, on Visualforce's own host in a frame that Salesforce gives no rights of its own. It can look only where an
/// administrator lets frames look; else it says that it cannot, and what to try.
/// </summary>
public sealed class StandbyTests(SalesforceGround ground) : SalesforceTest(ground)
{
    // Every panel here fails to come, so nothing is gained by waiting.
    // Salesforce waits ten: the first try has failed by then.
    protected override TimeSpan SoftphoneTimeout => TimeSpan.FromSeconds(4);

    [SkippableFact]
    public async Task Stopped_listener_is_to_be_started_and_the_panel_opens_from_there()
    {
        await Listener.StopAsync();
        var tab = await OpenAsync(SalesforceHosts.Lightning, LoopbackGrant.OrgHostsAndTheirFrames);
        await SaysAsync(tab, "CallBridge is not running", "Start CallBridge on this computer.");
        await Axe.CleanAsync(tab, "stand-by");

        await Listener.StartAsync();
        await tab.Panel.PressAsync("Check again");
        await SaysAsync(tab, "The panel was not ready in time", "Press Open the panel.");
        await tab.Panel.PressAsync("Open the panel");
        await Expect(tab.Panel.Status).ToHaveTextAsync("Available");
        await PlayAsync("known-caller");
        await tab.Panel.PressAsync("Pop");
        await Expect(tab.Heading).ToHaveTextAsync("Fred Bloggs");
    }

    [SkippableFact]
    public async Task Certificate_that_is_not_trusted_is_named_as_the_reason()
    {
        await using var browser = await Ground.DistrustingBrowserAsync();
        var tab = await OpenAsync(SalesforceHosts.Lightning, browser);
        await SaysAsync(tab, "The browser does not trust CallBridge", "trust CallBridge’s certificate");
        await tab.Page.CloseAsync();
    }

    [SkippableFact]
    public async Task Org_that_is_not_served_is_said_to_be_so()
    {
        var tab = await OpenAsync(SalesforceHosts.Stranger, LoopbackGrant.OrgHostsAndTheirFrames);
        await SaysAsync(tab, "The panel was not ready in time", "CallBridge does not serve this Salesforce org");
    }

    [SkippableFact]
    public async Task Frame_that_may_not_look_says_what_to_try()
    {
        await Listener.StopAsync();
        var tab = await OpenAsync(SalesforceHosts.Lightning);
        await SaysAsync(tab, "CallBridge did not load", "CallBridge is not running");
        await Expect(tab.Panel.Body.GetByRole(AriaRole.Link, new() { Name = "Open CallBridge in a new tab" }))
            .ToHaveAttributeAsync("href", $"https://localhost:{Ground.HttpsPort}/softphone/");
        await Axe.CleanAsync(tab, "stand-by");
    }

    [SkippableFact]
    public async Task Permission_not_given_lets_no_request_reach_the_listener_and_is_said()
    {
        var tab = await OpenAsync(SalesforceHosts.Lightning, LoopbackGrant.None);
        await SaysAsync(tab, "CallBridge did not load", "allow access to other apps and services on this device");
        Assert.Empty(Listener.Requests);
    }

    [SkippableFact]
    public async Task Permission_refused_is_named_as_the_reason_where_frames_may_look()
    {
        var tab = await OpenAsync(SalesforceHosts.Lightning, LoopbackGrant.Refused);
        await SaysAsync(tab, "The browser keeps Salesforce from CallBridge", "allow access to other apps and services on this device");
        Assert.Empty(Listener.Requests);
    }

    private static async Task SaysAsync(OrgTab tab, string title, string step)
    {
        await Expect(tab.Panel.Body.Locator("#standby-title")).ToHaveTextAsync(title);
        await Expect(tab.Panel.Body.Locator("#standby-steps")).ToContainTextAsync(step);
    }
}
