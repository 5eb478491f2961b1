using System.Globalization;
using Xunit.Abstractions;

namespace CallBridge.Telephony.Tests.Asterisk;

/// <summary>
/// The model phone system walks at random; what the tracker makes of its events must be what the model knows. A failing seed is
/// replayed with <c>CALLBRIDGE_SEED=… dotnet test tests/CallBridge.Telephony.Tests --filter RandomRun</c>.
/// </summary>
public sealed class RandomRunTests(ITestOutputHelper output)
{
    private const int Steps = 20_000;
    private const int FixedSeed = 20261122;

    public static TheoryData<int> Seeds() =>
        int.TryParse(Environment.GetEnvironmentVariable("CALLBRIDGE_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var given)
            ? new TheoryData<int>(given)
            : new TheoryData<int>(FixedSeed, Random.Shared.Next());

    [Theory]
    [MemberData(nameof(Seeds))]
    public void RandomRun_of_the_model_is_tracked_call_by_call(int seed)
    {
        var run = new RandomRun(seed);
        for (var step = 0; step < Steps; step++)
        {
            run.Step();
            if (run.Check() is { } wrong)
            {
                output.WriteLine($"Replay: CALLBRIDGE_SEED={seed} dotnet test tests/CallBridge.Telephony.Tests --filter RandomRun");
                Assert.Fail($"Seed {seed}, step {step}: {wrong}");
            }
        }

        Assert.True(run.EndsSeen > Steps / 50, $"Only {run.EndsSeen} calls ended: the walk is stuck.");
    }
}
