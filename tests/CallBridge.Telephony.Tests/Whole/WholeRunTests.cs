using System.Collections.Concurrent;
using System.Globalization;
using Xunit.Abstractions;

namespace CallBridge.Telephony.Tests.Whole;

/// <summary>
/// The model check: at least 100,000 steps. A failing seed is replayed with <c>CALLBRIDGE_SEED=… dotnet test tests/CallBridge.Telephony.Tests --filter WholeRun</c>.
/// </summary>
public sealed class WholeRunTests(ITestOutputHelper output)
{
    private const int FixedWalks = 32;
    private const int RandomWalks = 8;
    private const int Steps = 2_500;
    private const int FixedSeed = 20261122;

    public static TheoryData<int, int> Seeds() =>
        int.TryParse(Environment.GetEnvironmentVariable("CALLBRIDGE_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var given)
            ? new TheoryData<int, int> { { given, 1 } }
            : new TheoryData<int, int> { { FixedSeed, FixedWalks }, { Random.Shared.Next(int.MaxValue - RandomWalks), RandomWalks } };

    [Theory]
    [MemberData(nameof(Seeds))]
    public void WholeRun_of_the_model_becomes_its_calls_and_records(int seed, int walks)
    {
        var (compared, lost, commands) = (0, 0, 0);
        var failures = new ConcurrentBag<(int Seed, string Story)>();
        Parallel.For(0, walks, new ParallelOptions { MaxDegreeOfParallelism = 2 }, (walk, loop) =>
        {
            var run = new WholeRun(seed + walk);
            var wrong = Walk(run);
            if (wrong is not null)
            {
                failures.Add((seed + walk, wrong));
                loop.Stop();
            }

            Interlocked.Add(ref compared, run.Compared);
            Interlocked.Add(ref lost, run.Lost);
            Interlocked.Add(ref commands, run.Commands);
        });

        foreach (var (failing, story) in failures)
        {
            output.WriteLine($"Replay: CALLBRIDGE_SEED={failing} dotnet test tests/CallBridge.Telephony.Tests --filter WholeRun");
            Assert.Fail($"Seed {failing}, {story}");
        }

        output.WriteLine($"{compared} calls compared, {lost} ended out of sight, {commands} commands done.");
        Assert.True(compared > walks * Steps / 50, $"Only {compared} calls were compared ({lost} ended out of sight): the walk is stuck.");
        Assert.True(commands > walks * Steps / 100, $"Only {commands} commands were done: too few are possible.");
    }

    private static string? Walk(WholeRun run)
    {
        for (var step = 0; step < Steps; step++)
            if (run.Step() is { } wrong)
                return $"step {step}: {wrong}";
        return run.Finish() is { } left ? "at the end: " + left : null;
    }
}
