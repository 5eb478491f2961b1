using CallBridge.Crash;
using CallBridge.Crash.Images;

namespace CallBridge.Functional.Tests.Crashing;

/// <summary>What <c>tests/crash</c> does thousands of times, a few times.</summary>
public sealed class CrashTests
{
    private const int Images = 30;

    [Fact]
    public async Task Calls_around_a_kill_at_each_of_these_places_come_to_Salesforce_once()
    {
        string[] places = ["ring-committed", "end-written", "sending-committed", "answer-unread", "salvage-set-aside"];
        var options = new CrashOptions { HitsOfEach = 1, AtRandom = 1, Lanes = 2, Places = [.. Place.All.Where(place => places.Contains(place.Name))] };
        var said = new List<string>();

        using var tally = await CrashRun.RunAsync(options, said.Add);

        Assert.True(tally.IsClean && tally.Kills >= places.Length, string.Join('\n', said));
    }

    [Fact]
    public async Task What_a_power_failure_leaves_opens_and_holds_all_that_was_acknowledged()
    {
        var (opened, faults) = await ImageRun.RunAsync(Images, seed: 1);

        Assert.Empty(faults);
        Assert.InRange(opened, Images / 2, Images);
    }
}
