using CallBridge.Calls.Records;
using CallBridge.Faults.Tests.Bench;

namespace CallBridge.Faults.Tests;

/// <summary>Two listeners on one extension, each with a data directory of its own, in an org with the unique key field.</summary>
public class TwoListenersTests
{
    private const string Key = "pbx.1001.1";

    [Fact]
    public async Task Both_write_the_same_call_at_once_and_it_is_one_task()
    {
        await using var scene = await Scene.StartAsync("A", "B");
        for (var call = 0; call < 20; call++)
        {
            foreach (var listener in scene.Listeners)
                await listener.CommitAsync($"pbx.1001.{call}", 1);
            await Task.WhenAll(scene.Listeners.Select(listener => listener.RoundAsync()));
        }

        foreach (var listener in scene.Listeners)
            await listener.DrainAsync();

        Assert.All(Enumerable.Range(0, 20), call => Assert.Single(scene.Tasks($"pbx.1001.{call}")));
        Assert.All(scene.Listeners, listener => Assert.Equal(default, listener.Store.Counts));
    }

    [Fact]
    public async Task The_slower_one_leaves_what_a_person_has_made_of_the_task_and_says_so()
    {
        await using var scene = await Scene.StartAsync("A", "B");
        foreach (var listener in scene.Listeners)
            await listener.CommitAsync(Key, 1);
        await scene.Listeners[0].RoundAsync();
        scene.Edit(Key, "By hand");

        await scene.Listeners[1].DrainAsync();

        Assert.Equal("By hand", Assert.Single(scene.Tasks(Key)).Text("Subject"));
        var row = await scene.Listeners[1].RowAsync(Key);
        Assert.Equal(RecordState.Saved, row.State);
        Assert.Contains("left as it is", row.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_agent_writes_later_at_the_slower_one_still_arrives()
    {
        await using var scene = await Scene.StartAsync("A", "B");
        foreach (var listener in scene.Listeners)
        {
            await listener.CommitAsync(Key, 1);
            await listener.DrainAsync();
        }

        await scene.Listeners[1].CommitAsync(Key, 2);
        await scene.Listeners[1].DrainAsync();

        Assert.Equal("B 2", Assert.Single(scene.Tasks(Key)).Text("Description"));
    }
}
