using CallBridge.Calls.Records;
using CallBridge.DemoOrg;
using CallBridge.Faults.Tests.Bench;

namespace CallBridge.Faults.Tests;

/// <summary>A clock that is set, and a machine that sleeps: retry times are monotonic.</summary>
public class ClockTests
{
    private const string Key = "pbx.1001.1";

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(-24)]
    public async Task A_clock_that_jumps_neither_hurries_nor_delays_a_retry(int hours)
    {
        await using var scene = await Scene.StartAsync();
        scene.Org.Fault = _ => new DemoOrgFault.Refusal(503, "SERVER_UNAVAILABLE", "Server is not available");
        await scene.Listener.CommitAsync(Key, 1);
        var wait = Assert.NotNull(await scene.Listener.RoundAsync());
        scene.Org.Fault = null;
        scene.Time.StepUtc(TimeSpan.FromHours(hours));

        var after = Assert.NotNull(await scene.Listener.RoundAsync());
        Assert.Empty(scene.Tasks(Key));
        Assert.InRange(after, wait - TimeSpan.FromSeconds(1), wait);
        scene.Time.Advance(after);
        await scene.Listener.RoundAsync();

        Assert.Single(scene.Tasks(Key));
    }

    [Fact]
    public async Task A_machine_that_sleeps_during_a_save_looks_it_up_when_it_wakes()
    {
        await using var scene = await Scene.StartAsync();
        await scene.Listener.CommitAsync("pbx.1001.0", 1);
        await scene.Listener.DrainAsync();
        scene.Org.Fault = request => request.Method == "POST" ? new DemoOrgFault.Held(() => Task.Run(() => scene.Time.Advance(TimeSpan.FromHours(9)))) : null;
        await scene.Listener.CommitAsync(Key, 1);
        await scene.Listener.RoundAsync();
        Assert.Equal(RecordState.Unknown, (await scene.Listener.RowAsync(Key)).State);
        scene.Org.Fault = null;

        await scene.Listener.DrainAsync();

        Assert.Single(scene.Tasks(Key));
        Assert.Equal(RecordState.Saved, (await scene.Listener.RowAsync(Key)).State);
    }
}
