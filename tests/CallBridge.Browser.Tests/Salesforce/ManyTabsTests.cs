using CallBridge.Browser.Tests.Org;
using CallBridge.Calls.Phone;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallBridge.Browser.Tests.Salesforce;

/// <summary>What a person does in one tab, or in two at once, and what happens to tabs and listener in the middle of a call: nothing lost, nothing doubled.</summary>
public sealed class ManyTabsTests(SalesforceGround ground) : SalesforceTest(ground)
{
    private const string Caller = "Fred Bloggs";

    [SkippableFact]
    public async Task Answer_pressed_in_two_tabs_at_once_answers_once()
    {
        var (first, second) = (await OpenReadyAsync(), await OpenReadyAsync(SalesforceHosts.My));
        await PlayAsync("known-caller");
        await PressInBothAsync(first.Panel.Button("Answer"), second.Panel.Button("Answer"));
        await first.Panel.SaysAsync(Caller, "Connected");
        await second.Panel.SaysAsync(Caller, "Connected");
        Assert.Single(Phones.Commands, command => command is AnswerCall);
    }

    [SkippableFact]
    public async Task Number_dialled_in_two_tabs_at_once_is_one_call()
    {
        var (first, second) = (await OpenReadyAsync(), await OpenReadyAsync(SalesforceHosts.My));
        foreach (var tab in new[] { first, second })
            await tab.Panel.DialField.EvaluateAsync("field => { field.value = '0161 496 0171'; }");
        await PressInBothAsync(first.Panel.Button("Call$"), second.Panel.Button("Call$"));
        await first.Panel.SaysAsync("Amira Haddad", "Connected");
        await Expect(second.Panel.Calls).ToHaveCountAsync(1);
        Assert.Single(Phones.Commands, command => command is DialPhone);
    }

    [SkippableFact]
    public async Task Tab_reloaded_in_the_middle_of_a_call_shows_it_and_saves_it_once()
    {
        var tab = await TalkAsync();
        await tab.Page.ReloadAsync();
        await tab.Panel.SaysAsync(Caller, "Connected");
        await HangUpAsync(tab);
    }

    [SkippableFact]
    public async Task Listener_restarted_in_the_middle_of_a_call_is_found_again_by_every_tab()
    {
        var tab = await TalkAsync();
        var other = await OpenReadyAsync(SalesforceHosts.My);
        await tab.Page.BringToFrontAsync();
        await Listener.StopAsync();
        await Expect(tab.Panel.Status).ToHaveTextAsync("Not connected");
        await Listener.StartAsync();
        await Expect(tab.Panel.Status).ToHaveTextAsync("Available");
        await tab.Panel.SaysAsync(Caller, "Connected");
        await other.Panel.SaysAsync(Caller, "Connected");
        await HangUpAsync(tab);
    }

    [SkippableFact]
    public async Task Upgrade_under_an_open_page_reloads_it_when_nothing_is_on()
    {
        var tab = await OpenReadyAsync();
        await MarkAsync(tab);
        await Listener.StopAsync();
        await Listener.StartAsync("99.0.0");
        await Expect(tab.Panel.Body).Not.ToHaveAttributeAsync("data-mark", "old");
        await Expect(tab.Panel.Status).ToHaveTextAsync("Available");
    }

    [SkippableFact]
    public async Task Upgrade_in_the_middle_of_a_call_leaves_the_reload_to_the_person()
    {
        var tab = await TalkAsync();
        await MarkAsync(tab);
        await Listener.StopAsync();
        await Listener.StartAsync("99.0.0");
        await Expect(tab.Panel.Body.GetByText("CallBridge was updated.")).ToBeVisibleAsync();
        await Expect(tab.Panel.Body).ToHaveAttributeAsync("data-mark", "old");

        await tab.Panel.PressAsync("Reload this panel");
        await Expect(tab.Panel.Body).Not.ToHaveAttributeAsync("data-mark", "old");
        await tab.Panel.SaysAsync(Caller, "Connected");
        await Expect(tab.Panel.Body.GetByText("CallBridge was updated.")).ToBeHiddenAsync();
        await HangUpAsync(tab);
    }

    [SkippableFact]
    public async Task Tab_that_slept_through_a_call_wakes_to_what_is()
    {
        var asleep = await OpenReadyAsync();
        var awake = await OpenReadyAsync(SalesforceHosts.My);
        await SleepAsync(asleep, "frozen");
        await PlayAsync("known-caller");
        await awake.Panel.PressAsync("Answer");
        await awake.Panel.SaysAsync(Caller, "Connected");
        Assert.Equal(0, await asleep.Panel.Calls.CountAsync());
        await SleepAsync(asleep, "active");
        await asleep.Panel.SaysAsync(Caller, "Connected");
        await HangUpAsync(awake);
        await asleep.Panel.SaysAsync(Caller, "You hung up");
    }

    [SkippableFact]
    public async Task Network_lost_and_found_again_leaves_the_call_as_it_is()
    {
        var tab = await TalkAsync();
        var frame = tab.Page.Frames.Single(frame => frame.Url.Contains("/softphone/", StringComparison.Ordinal));
        var session = await tab.Page.Context.NewCDPSessionAsync(frame);
        await session.SendAsync("Network.enable");
        await OfflineAsync(session, true);
        Listener.DropSockets();
        await Expect(tab.Panel.Status).ToHaveTextAsync("Not connected");
        await Phones.Phones.PressAsync("hold", null, CancellationToken.None);
        await OfflineAsync(session, false);
        await tab.Panel.SaysAsync(Caller, "On hold");
        await tab.Panel.PressAsync("Retrieve");
        await tab.Panel.SaysAsync(Caller, "Connected");
        await HangUpAsync(tab);
    }

    private async Task<OrgTab> TalkAsync()
    {
        var tab = await OpenReadyAsync();
        await PlayAsync("known-caller");
        await tab.Panel.PressAsync("Answer");
        await tab.Panel.SaysAsync(Caller, "Connected");
        return tab;
    }

    /// <summary>Ends the call, which then has one record in the org.</summary>
    private async Task HangUpAsync(OrgTab tab)
    {
        await tab.Panel.PressAsync("Hang up");
        await tab.Panel.SaysAsync(Caller, "You hung up");
        await Expect(tab.Panel.Record(Caller)).ToContainTextAsync("Saved to Salesforce");
        Assert.Single(Tasks);
        Assert.Single(Phones.Commands, command => command is HangUpCall);
    }

    // By script: a tab in the background cannot be clicked, and two clicks one after the other are not at once.
    private static async Task PressInBothAsync(ILocator one, ILocator other) =>
        await Task.WhenAll(one.EvaluateAsync("button => button.click()"), other.EvaluateAsync("button => button.click()"));

    private static async Task MarkAsync(OrgTab tab) => await tab.Panel.Body.EvaluateAsync("body => { body.dataset.mark = 'old'; }");

    private static async Task SleepAsync(OrgTab tab, string state)
    {
        var session = await tab.Page.Context.NewCDPSessionAsync(tab.Page);
        await session.SendAsync("Page.setWebLifecycleState", new() { ["state"] = state });
    }

    private static async Task OfflineAsync(ICDPSession session, bool offline) => await session.SendAsync("Network.emulateNetworkConditions", new()
    {
        ["offline"] = offline,
        ["latency"] = 0,
        ["downloadThroughput"] = -1,
        ["uploadThroughput"] = -1,
    });
}
