using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

/// <summary>Click-to-dial rings the agent's own phone first. While nobody has picked that up, nobody else is called.</summary>
public sealed class OwnPhoneTests
{
    [SkippableFact]
    public async Task Customer_is_not_dialled_before_the_agents_phone_is_up()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var outside = await scene.Lab.OutsideAsync();
        var desk = await scene.Lab.DeskPhoneAsync();
        await scene.Api.DialAsync(LabScene.OutsideNumber);
        var initiated = await scene.Api.AwaitAsync("the phone to ring", call => call is { State: "initiated", RingSeconds: >= 1 });
        await desk.RingsAsync();
        Assert.DoesNotContain(scene.Lab.Ami.Messages(), message => message.IsOf(scene.Lab.Slot.Trunk));
        await desk.AnswerAsync();
        await scene.Api.AwaitAsync(initiated.Id, "delivering");
        await outside.RingsAsync();
        await outside.AnswerAsync();
        await scene.Api.AwaitAsync(initiated.Id, "connected");
        await outside.HangUpAsync();
        await desk.EndedAsync();

        var name = await desk.NameAsync();
        var said = scene.Lab.Ami.Messages().ToList();
        var up = said.FindIndex(message => message.IsEvent("Newstate") && message["Channel"] == name && message["ChannelStateDesc"] == "Up");
        var dialled = said.FindIndex(message => message.IsEvent("Newchannel") && message.IsOf(scene.Lab.Slot.Trunk));
        Assert.InRange(up, 0, dialled);
        var (ended, _) = await scene.OnlyTaskAsync();
        Assert.Equal(
            ("outbound", "api", LabScene.OutsideNumber, LabScene.OutsideNumber),
            (ended.Direction, ended.Origin, ended.Party.Number, ended.CalledNumber));
    }

    [SkippableFact]
    public async Task Own_phone_that_is_not_registered_fails_the_call_and_says_so()
    {
        var lab = await SharedAsterisk.CallAsync();
        await using var scene = await LabScene.SetAsync(lab, extension: lab.Slot.Away);
        await scene.Api.DialAsync(LabScene.OutsideNumber);

        var ended = Assert.Single(await scene.Api.SettledAsync());
        Assert.Equal(("unreachable", "failed"), (ended.EndReason, ended.LastCommand?.State));
        Assert.Contains("registered", ended.LastCommand!.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain(scene.Lab.Ami.Messages(), message => message.IsOf(lab.Slot.Trunk));
        Assert.Empty(await scene.TasksAsync());
    }

    [SkippableFact]
    public async Task Own_phone_that_is_rejected_fails_the_call_and_says_so()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var desk = await scene.Lab.DeskPhoneAsync();
        await scene.Api.DialAsync(LabScene.OutsideNumber);
        await scene.Api.AwaitCallAsync("initiated");
        await desk.RejectAsync();
        await desk.EndedAsync();

        var ended = Assert.Single(await scene.Api.SettledAsync());
        Assert.Equal(("busy", "failed"), (ended.EndReason, ended.LastCommand?.State));
        Assert.DoesNotContain(scene.Lab.Ami.Messages(), message => message.IsOf(scene.Lab.Slot.Trunk));
        Assert.Empty(await scene.TasksAsync());
    }
}
