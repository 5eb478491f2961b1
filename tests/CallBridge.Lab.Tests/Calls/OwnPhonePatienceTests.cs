using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

/// <summary>In a class of its own, beside the others: the phone rings for the whole half minute.</summary>
public sealed class OwnPhonePatienceTests
{
    [SkippableFact]
    public async Task Own_phone_that_nobody_picks_up_fails_the_call_and_says_so()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var desk = await scene.Lab.DeskPhoneAsync();
        await scene.Api.DialAsync(LabScene.OutsideNumber);
        await desk.RingsAsync();
        await desk.EndedAsync();

        var ended = Assert.Single(await scene.Api.SettledAsync());
        Assert.Equal(("noAnswer", "failed"), (ended.EndReason, ended.LastCommand?.State));
        Assert.DoesNotContain(scene.Lab.Ami.Messages(), message => message.IsOf(scene.Lab.Slot.Trunk));
        Assert.Empty(await scene.TasksAsync());
    }
}
