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

        Assert.StartsWith("Asterisk Call Manager/11.", Encoding.UTF8.GetString(listener.Captured()), StringComparison.Ordinal);
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
