using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

/// <summary>What a phone of each make is sent, seen at the phone.</summary>
public sealed class VendorTests
{
    [SkippableTheory]
    [InlineData("CallInfo", "Call-Info: <sip:127.0.0.1>;answer-after=0")]
    [InlineData("AlertInfo", "Alert-Info: <http://127.0.0.1>;info=alert-autoanswer;delay=0")]
    public async Task Click_rings_the_own_phone_with_the_header_that_makes_it_answer(string preset, string header)
    {
        await using var scene = await SetAsync(("AutoAnswer", preset));
        var outside = await scene.Lab.OutsideAsync();
        var desk = await scene.Lab.DeskPhoneAsync(WhenCalled.Answers);
        await scene.Api.DialAsync(LabScene.OutsideNumber);
        var invite = await desk.IsSentAsync(header);
        Assert.Contains("INVITE sip:", invite, StringComparison.Ordinal);
        await outside.RingsAsync();
        await outside.AnswerAsync();
        await scene.Api.AwaitCallAsync("connected");

        // The header is the own phone's alone.
        Assert.DoesNotContain(header, await outside.IsSentAsync("INVITE sip:"), StringComparison.Ordinal);
        await outside.HangUpAsync();
        await desk.EndedAsync();
    }

    [SkippableFact]
    public async Task Talk_answers_the_own_phone_without_a_hand()
    {
        await using var scene = await SetAsync(("AutoAnswer", "Talk"));
        var outside = await scene.Lab.OutsideAsync(WhenCalled.Answers);
        var desk = await scene.Lab.DeskPhoneAsync();
        await scene.Api.DialAsync(LabScene.OutsideNumber);
        await outside.TalksAsync();
        await scene.Api.AwaitCallAsync("connected");
        await outside.HangUpAsync();
        await desk.EndedAsync();
    }

    [SkippableFact]
    public async Task Talk_leaves_the_ring_of_a_caller_alone()
    {
        await using var scene = await SetAsync(("AutoAnswer", "Talk"));
        var desk = await scene.Lab.DeskPhoneAsync();
        var caller = await scene.Lab.OutsideCallsAsync(scene.Lab.Slot.DirectNumber, LabScene.OutsideNumber);
        await scene.Api.AwaitCallAsync("alerting");
        await caller.HangUpAsync();
        await desk.EndedAsync();
        Assert.Equal("callerCancelled", Assert.Single(await scene.Api.SettledAsync()).EndReason);
    }

    [SkippableFact]
    public async Task Fanvil_phone_is_sent_its_keys()
    {
        // An Asterisk of its own: nothing answers these NOTIFYs, and one that goes on would repeat them, for half a minute, to the next test's phone.
        await using var asterisk = await AsteriskProcess.StartAsync();
        await using var scene = await SetAsync(await LabCall.OnAsync(asterisk), ("AnswerNotify", "FanvilActionUri"), ("HoldNotify", "FanvilActionUri"));
        var desk = await scene.Lab.DeskPhoneAsync();
        await scene.Lab.OutsideCallsAsync(scene.Lab.Slot.DirectNumber, LabScene.OutsideNumber);
        var id = await scene.Api.AwaitCallAsync("alerting");
        await scene.Api.CommandAsync(id, "answer");
        AssertKey(await desk.IsSentAsync("key=ANSWER"));

        // This phone knows no keys: it is picked up by hand.
        await desk.AnswerAsync();
        await scene.Api.AwaitAsync(id, "connected");
        await scene.Api.CommandAsync(id, "hold");
        AssertKey(await desk.IsSentAsync("key=F_HOLD"));
    }

    [SkippableFact]
    public async Task Phone_that_cannot_be_told_is_offered_no_buttons()
    {
        await using var scene = await SetAsync(("AnswerNotify", "None"), ("HoldNotify", "None"));
        var (desk, caller) = await scene.AnsweredAsync();
        var call = await scene.Api.AwaitAsync("a call that is connected", shown => shown.State == "connected");
        Assert.Empty(call.Capabilities.Intersect(["answer", "hold", "retrieve", "swap", "consult"]));
        await caller.HangUpAsync();
        await desk.EndedAsync();
    }

    private static void AssertKey(string notify)
    {
        Assert.Contains("NOTIFY sip:", notify, StringComparison.Ordinal);
        Assert.Contains("Event: ACTION-URI", notify, StringComparison.Ordinal);
        Assert.Contains("Content-Type: message/sipfrag", notify, StringComparison.Ordinal);
    }

    private static async Task<LabScene> SetAsync(params (string Setting, string Value)[] settings) => await SetAsync(await SharedAsterisk.CallAsync(), settings);

    private static Task<LabScene> SetAsync(LabCall lab, params (string Setting, string Value)[] settings) => LabScene.SetAsync(
        lab, settings: settings.ToDictionary(s => "Telephony__Asterisk__" + s.Setting, s => s.Value));
}
