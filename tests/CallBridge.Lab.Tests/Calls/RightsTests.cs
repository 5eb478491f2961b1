using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

/// <summary>Logins that lack a class: what is lost is said at the start, and not offered.</summary>
public sealed class RightsTests
{
    [SkippableFact]
    public async Task Documented_login_lacks_nothing()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        Assert.Empty(await scene.Api.ReasonsAsync());
    }

    [SkippableFact]
    public async Task Login_without_reporting_lacks_nothing_while_it_has_system()
    {
        await using var scene = await SetAsync("no-write-reporting");
        Assert.Empty(await scene.Api.ReasonsAsync());
    }

    [SkippableTheory]
    [InlineData("no-write-system", "write=system", "answer,reject,hold,retrieve,mute,consult,swap", "hangUp,transfer,dtmf")]
    [InlineData("no-write-call", "write=call", "transfer,dtmf,park,completeTransfer", "hangUp,hold,mute")]
    [InlineData("no-write-originate", "write=originate", "consult", "hangUp,hold,mute,transfer,dtmf")]
    public async Task Missing_class_is_said_and_its_features_are_not_offered(string user, string named, string lost, string left)
    {
        await using var scene = await SetAsync(user);
        Assert.Contains(named, await scene.Api.AwaitReasonAsync("phoneSystemRights"), StringComparison.Ordinal);
        var (desk, caller) = await scene.AnsweredAsync();
        var call = await scene.Api.AwaitAsync("a call that is connected", shown => shown.State == "connected");
        Assert.Empty(call.Capabilities.Intersect(lost.Split(',')));
        Assert.Empty(left.Split(',').Except(call.Capabilities));
        await caller.HangUpAsync();
        await desk.EndedAsync();
    }

    [SkippableFact]
    public async Task Dial_without_the_right_is_refused_with_what_to_grant()
    {
        await using var scene = await SetAsync("no-write-originate");
        await scene.Api.DialAsync(LabScene.OutsideNumber);
        var call = Assert.Single(await scene.Api.SettledAsync());
        Assert.Equal("failed", call.LastCommand!.State);
        Assert.Contains("write=originate", call.LastCommand.Problem, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Login_that_may_not_list_calls_is_not_connected_and_says_why()
    {
        var lab = await SharedAsterisk.CallAsync();
        await using var scene = await LabScene.SetAsync(lab, settings: Login("no-lists"), ready: false);
        Assert.Contains("write=reporting", await scene.Api.AwaitReasonAsync("phoneSystemLost"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Queues_without_the_class_agent_are_shown_and_cannot_be_changed()
    {
        var lab = await SharedAsterisk.CallAsync();
        var settings = Login("no-write-agent");
        settings["Telephony__Asterisk__Queues__0"] = lab.Slot.CallbackQueue;
        await using var scene = await LabScene.SetAsync(lab, settings: settings);
        Assert.Contains("write=agent", await scene.Api.AwaitReasonAsync("phoneSystemRights"), StringComparison.Ordinal);
        await scene.Api.BecomeAsync("ready");
        var shown = await scene.Api.AwaitPresenceAsync("loggedOut", shown => shown.Problem is not null);
        Assert.Contains("write=agent", shown.Problem, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Read_class_system_is_missed_by_the_word_that_did_not_come()
    {
        await using var scene = await SetAsync("no-read-system");
        Assert.Contains("read=system", await scene.Api.AwaitReasonAsync("phoneSystemRights"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Read_class_agent_is_missed_by_a_change_that_nobody_told()
    {
        var lab = await SharedAsterisk.CallAsync();
        var settings = Login("no-read-agent");
        settings["Telephony__Asterisk__Queues__0"] = lab.Slot.CallbackQueue;
        await using var scene = await LabScene.SetAsync(lab, settings: settings);
        await scene.Api.BecomeAsync("ready");
        await scene.Api.AwaitPresenceAsync("ready", shown => shown.Problem is null);
        Assert.Contains("read=agent", await scene.Api.AwaitReasonAsync("phoneSystemRights"), StringComparison.Ordinal);
        await scene.Api.BecomeAsync("loggedOut");
        await scene.Api.AwaitPresenceAsync("loggedOut", shown => shown.Problem is null);
    }

    [SkippableFact]
    public async Task Read_class_call_is_missed_when_a_dial_shows_only_in_a_list()
    {
        await using var scene = await SetAsync("no-read-call");
        var outside = await scene.Lab.OutsideAsync(WhenCalled.Answers);
        await scene.Lab.DeskPhoneAsync(WhenCalled.Answers);
        await scene.Api.DialAsync(LabScene.OutsideNumber);
        await outside.TalksAsync();
        Assert.Contains("read=call", await scene.Api.AwaitReasonAsync("phoneSystemRights", TimeSpan.FromSeconds(60)), StringComparison.Ordinal);
        await outside.HangUpAsync();
    }

    private static async Task<LabScene> SetAsync(string user) => await LabScene.SetAsync(await SharedAsterisk.CallAsync(), settings: Login(user));

    private static Dictionary<string, string> Login(string user) => new() { ["Telephony__Asterisk__Username"] = user };
}
