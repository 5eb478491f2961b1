using System.Globalization;
using Xunit.Abstractions;

namespace CallBridge.Telephony.Tests.Whole;

/// <summary>A failing seed is replayed with <c>CALLBRIDGE_SEED=… dotnet test tests/CallBridge.Telephony.Tests --filter WholeRun</c>.</summary>
public sealed class WholeRunTests(ITestOutputHelper output)
{
    private const int Steps = 2_500;
    private const int FixedSeed = 20261122;

    public static TheoryData<int> Seeds() =>
        int.TryParse(Environment.GetEnvironmentVariable("CALLBRIDGE_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var given)
            ? new TheoryData<int>(given)
            : new TheoryData<int>(FixedSeed, Random.Shared.Next());

    [Theory]
    [MemberData(nameof(Seeds))]
    public void WholeRun_of_the_model_becomes_its_calls_and_records(int seed)
    {
        var run = new WholeRun(seed);
        for (var step = 0; step < Steps; step++)
        {
            if (run.Step() is { } wrong)
            {
                output.WriteLine($"Replay: CALLBRIDGE_SEED={seed} dotnet test tests/CallBridge.Telephony.Tests --filter WholeRun");
                Assert.Fail($"Seed {seed}, step {step}: {wrong}");
            }
        }

        Assert.Null(run.Finish());
        output.WriteLine($"{run.Compared} calls compared, {run.Lost} ended out of sight.");
        Assert.True(run.Compared > Steps / 50, $"Only {run.Compared} calls were compared ({run.Lost} ended out of sight): the walk is stuck.");
    }
}
