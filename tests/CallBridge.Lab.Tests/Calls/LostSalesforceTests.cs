using CallBridge.DemoOrg;
using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

public sealed class LostSalesforceTests
{
    [SkippableFact]
    public async Task Call_whose_first_delivery_gets_no_answer_becomes_one_task()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var lost = 0;
        scene.Org.Fault = request => IsTaskWrite(request) && Interlocked.Exchange(ref lost, 1) == 0 ? new DemoOrgFault.LostAnswer() : null;
        var (desk, caller) = await scene.AnsweredAsync();
        await caller.HangUpAsync();
        await desk.EndedAsync();

        await scene.OnlyTaskAsync();
        Assert.Equal(1, lost);
    }

    [SkippableFact]
    public async Task Call_that_salesforce_was_down_for_is_written_by_the_next_run_of_the_listener()
    {
        await using var scene = await LabScene.SetAsync(await SharedAsterisk.CallAsync());
        var refused = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        scene.Org.Fault = request =>
        {
            if (!IsTaskWrite(request))
                return null;
            refused.TrySetResult();
            return new DemoOrgFault.Refusal(503, "SERVER_UNAVAILABLE", "Down for maintenance");
        };
        var (desk, caller) = await scene.AnsweredAsync();
        await caller.HangUpAsync();
        await desk.EndedAsync();
        await refused.Task.WaitAsync(Deadline.Default, TimeProvider.System);

        await scene.Listener.KillAsync();
        scene.Org.Fault = null;
        await scene.RestartListenerAsync();

        await scene.OnlyTaskAsync();
    }

    private static bool IsTaskWrite(DemoOrgRequest request) =>
        request.Method is "POST" or "PATCH" && (request.Path.Contains("/sobjects/Task", StringComparison.Ordinal)
            || request.Path.Contains("/composite", StringComparison.Ordinal));
}
