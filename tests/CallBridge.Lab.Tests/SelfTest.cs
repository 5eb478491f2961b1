using System.Text;
using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests;

/// <summary>The lab itself, without the product: if this fails, no other lab test says anything.</summary>
public sealed class SelfTest
{
    [SkippableFact]
    public async Task Trunk_calls_the_desk_phone_which_answers_on_notify_and_every_event_is_captured()
    {
        await using var call = await SharedAsterisk.CallAsync();
        await using var listener = await call.Asterisk.LoginAsListenerAsync();
        var desk = await call.DeskPhoneAsync();
        var caller = await call.OutsideCallsAsync(call.Slot.DirectNumber, "07814256404");
        await desk.RingsAsync();

        await listener.ActAsync("PJSIPNotify", ("Channel", (await desk.ChannelAsync())["Channel"]), ("Variable", "Event=talk"));
        await desk.TalksAsync();
        await caller.HangUpAsync();
        await desk.EndedAsync();
        var id = await desk.UniqueidAsync();
        await listener.AwaitAsync("the desk phone's end", message => message.IsEvent("Hangup") && message["Uniqueid"] == id);

        Assert.StartsWith("Asterisk Call Manager/", Encoding.UTF8.GetString(listener.Captured()), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Phone_joins_the_far_ends_of_its_two_lines()
    {
        await using var call = await SharedAsterisk.CallAsync();
        var desk = await call.DeskPhoneAsync(WhenCalled.Answers);
        var caller = await call.OutsideCallsAsync(call.Slot.DirectNumber, "07814256404");
        await desk.TalksAsync();
        await desk.HoldAsync();
        var colleague = await call.ColleagueAsync(WhenCalled.Answers);
        var second = await call.DeskDialsAsync(call.Slot.Colleague);
        await second.TalksAsync();

        await desk.ReferToAsync(second, call.Slot.Colleague);
        await desk.EndedAsync();
        await second.EndedAsync();
        await caller.HangUpAsync();
        await colleague.EndedAsync();
    }

    [SkippableFact]
    public async Task Call_led_into_the_conference_context_is_in_a_conference()
    {
        await using var call = await SharedAsterisk.CallAsync();
        var desk = await call.DeskPhoneAsync(WhenCalled.Answers);
        var caller = await call.OutsideCallsAsync(call.Slot.DirectNumber, "07814256404");
        await desk.TalksAsync();
        await call.Ami.ActAsync("Redirect",
            ("Channel", await desk.NameAsync()), ("Context", "callbridge-conference"), ("Exten", $"77{call.Slot.Number}"), ("Priority", "1"),
            ("ExtraChannel", await caller.NameAsync()), ("ExtraContext", "callbridge-conference"), ("ExtraExten", $"77{call.Slot.Number}"),
            ("ExtraPriority", "1"));
        // ConfbridgeJoin may come before its channel is in the bridge; who enters a bridge is counted.
        await call.Ami.AwaitAsync("both in the conference", message =>
            message.IsEvent("BridgeEnter") && message["BridgeName"] == $"77{call.Slot.Number}" && message["BridgeNumChannels"] == "2");
        await desk.HangUpAsync();
        await desk.EndedAsync();
    }

    [SkippableFact]
    public async Task Killed_asterisk_comes_back_on_the_same_ports()
    {
        await using var asterisk = await AsteriskProcess.StartAsync();
        await asterisk.KillAsync();
        await asterisk.RunAsync();
        await using var call = await LabCall.OnAsync(asterisk);
        var desk = await call.DeskPhoneAsync(WhenCalled.IsBusy);
        var caller = await call.OutsideCallsAsync(call.Slot.DirectNumber, "07814256404");
        await caller.EndedAsync();
        await desk.EndedAsync();
    }
}
