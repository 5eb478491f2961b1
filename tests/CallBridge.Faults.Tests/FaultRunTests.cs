using CallBridge.Faults.Tests.Bench;
using Xunit.Abstractions;

namespace CallBridge.Faults.Tests;

/// <summary>
/// Random runs of the true store, delivery and REST client over HTTP. A seed that fails is replayed with <c>tests/faults 1 SEED</c>, which runs it
/// first; many more of them with <c>tests/faults [seconds]</c>.
/// </summary>
public class FaultRunTests(ITestOutputHelper output)
{
    private const int FixedSeeds = 9;
    private const int MostSeeds = 60;

    [Fact]
    public async Task Whatever_the_org_does_nothing_is_lost_doubled_blocked_overwritten_or_told()
    {
        var sum = new FaultSum();
        for (var seed = 1; seed <= FixedSeeds; seed++)
            await sum.RunAsync(seed);
        // A run that never meets what it is for proves nothing: others, until all has been met.
        for (var seed = FixedSeeds + 1; seed <= MostSeeds && Fault.All.Any(what => !sum.Hits.ContainsKey(what)); seed++)
            await sum.RunAsync(seed);

        output.WriteLine(sum.ToString());
        output.WriteLine(string.Join(", ", sum.Hits.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Value} {t.Key}")));
        Assert.All(Fault.All, what => Assert.True(sum.Hits.GetValueOrDefault(what) > 0, $"It never came to: {what}"));
    }
}
