using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

/// <summary>Settings that the phone system does not know: named at the start, named at the first use, and no call is left standing.</summary>
public sealed class SettingsTests
{
    [SkippableFact]
    public async Task Endpoint_that_does_not_exist_is_named()
    {
        await using var scene = await SetAsync("Telephony__Asterisk__Endpoint", "PJSIP/9999");
        Assert.Contains("no phone PJSIP/9999 (Telephony:Asterisk:Endpoint)", await scene.Api.AwaitReasonAsync("phoneSystemRights"), StringComparison.Ordinal);

        await scene.Api.DialAsync(LabScene.OutsideNumber);
        var call = Assert.Single(await scene.Api.SettledAsync());
        Assert.Equal(("unreachable", "failed"), (call.EndReason, call.LastCommand!.State));
        Assert.Contains("PJSIP/9999 (Telephony:Asterisk:Endpoint)", call.LastCommand.Problem, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Phone_that_is_not_registered_is_named_when_it_is_dialled_with()
    {
        var lab = await SharedAsterisk.CallAsync();
        await using var scene = await LabScene.SetAsync(lab, extension: lab.Slot.Away);
        Assert.Empty(await scene.Api.ReasonsAsync());
        await scene.Api.DialAsync(LabScene.OutsideNumber);
        var call = Assert.Single(await scene.Api.SettledAsync());
        Assert.Equal("unreachable", call.EndReason);
        Assert.Contains($"PJSIP/{lab.Slot.Away} (Telephony:Asterisk:Endpoint)", call.LastCommand!.Problem, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Dial_context_that_does_not_exist_is_named()
    {
        await using var scene = await SetAsync("Telephony__Asterisk__DialContext", "nosuch");
        Assert.Contains("no dial context nosuch (Telephony:Asterisk:DialContext)", await scene.Api.AwaitReasonAsync("phoneSystemRights"), StringComparison.Ordinal);

        await scene.Api.DialAsync(LabScene.OutsideNumber);
        var dialled = Assert.Single(await scene.Api.SettledAsync());
        Assert.Equal(("unreachable", "failed"), (dialled.EndReason, dialled.LastCommand!.State));
        Assert.Contains("nosuch (Telephony:Asterisk:DialContext)", dialled.LastCommand.Problem, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Transfer_into_a_dial_context_that_does_not_exist_fails_and_the_call_goes_on()
    {
        await using var scene = await SetAsync("Telephony__Asterisk__DialContext", "nosuch");
        var (desk, caller) = await scene.AnsweredAsync();
        var id = await scene.Api.AwaitCallAsync("connected");
        await scene.Api.CommandAsync(id, "transfer", new { number = scene.Lab.Slot.Colleague });
        var call = await scene.Api.AwaitAsync("a transfer that failed", shown => shown.LastCommand is { Name: "transfer", State: "failed" });
        Assert.Equal("connected", call.State);
        Assert.Contains("nosuch (Telephony:Asterisk:DialContext)", call.LastCommand!.Problem, StringComparison.Ordinal);
        await caller.HangUpAsync();
        await desk.EndedAsync();
    }

    [SkippableFact]
    public async Task Transfer_to_a_number_that_leads_nowhere_fails_and_the_call_goes_on()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (desk, caller) = await scene.AnsweredAsync();
        var id = await scene.Api.AwaitCallAsync("connected");
        await scene.Api.CommandAsync(id, "transfer", new { number = "99999" });
        var call = await scene.Api.AwaitAsync("a transfer that failed", shown => shown.LastCommand is { Name: "transfer", State: "failed" });
        Assert.Equal("connected", call.State);
        Assert.Contains("from-internal (Telephony:Asterisk:DialContext)", call.LastCommand!.Problem, StringComparison.Ordinal);
        await caller.HangUpAsync();
        await desk.EndedAsync();
    }

    private static async Task<LabScene> SetAsync(string setting, string value) =>
        await LabScene.SetAsync(await SharedAsterisk.CallAsync(), settings: new Dictionary<string, string> { [setting] = value });
}
