using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

public sealed class ToneAndMuteTests
{
    [SkippableFact]
    public async Task Digits_sent_from_the_panel_are_heard_by_the_far_end_in_order()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (desk, caller) = await scene.AnsweredAsync();
        var id = await scene.Api.AwaitCallAsync("connected");
        await scene.Api.CommandAsync(id, "dtmf", new { digits = "12*#" });
        await caller.HearsAsync("12*#");
        await scene.Api.AwaitAsync("the digits sent", call => call.LastCommand is { Name: "dtmf", State: "done" });
        await caller.HangUpAsync();
        await desk.EndedAsync();
        await scene.OnlyTaskAsync();
    }

    [SkippableFact]
    public async Task Extension_of_a_clicked_number_is_sent_once_the_far_end_has_answered()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var outside = await scene.Lab.OutsideAsync();
        var desk = await scene.Lab.DeskPhoneAsync(WhenCalled.Answers);
        await scene.Api.DialAsync($"{LabScene.OutsideNumber} x55");
        await outside.RingsAsync();
        await outside.AnswerAsync();
        await outside.HearsAsync("55");
        await outside.HangUpAsync();
        await desk.EndedAsync();
        await scene.OnlyTaskAsync();
    }

    [SkippableFact]
    public async Task Mute_and_its_taking_back_are_shown()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var (desk, caller) = await scene.AnsweredAsync();
        var id = await scene.Api.AwaitCallAsync("connected");
        Assert.Contains("mute", (await scene.Api.CallAsync(id)).Capabilities);
        await scene.Api.CommandAsync(id, "mute");
        var muted = await scene.Api.AwaitAsync("the mute", call => call is { Muted: true, LastCommand: { Name: "mute", State: "done" } });
        Assert.Contains("unmute", muted.Capabilities);
        await scene.Api.CommandAsync(id, "unmute");
        await scene.Api.AwaitAsync("the end of the mute", call => call is { Muted: false, LastCommand: { Name: "unmute", State: "done" } });
        await caller.HangUpAsync();
        await desk.EndedAsync();
        await scene.OnlyTaskAsync();
    }
}
