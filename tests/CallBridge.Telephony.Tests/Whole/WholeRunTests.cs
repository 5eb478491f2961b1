using System.Collections.Concurrent;
using System.Globalization;
using Xunit.Abstractions;

namespace CallBridge.Telephony.Tests.Whole;

/// <summary>
/// The model check: 100,000 steps, the same at each run of the suite. <c>CALLBRIDGE_SEED=random</c> walks elsewhere each time; a failing seed is replayed with
/// <c>CALLBRIDGE_SEED=… dotnet test tests/CallBridge.Telephony.Tests --filter WholeRun</c>.
/// </summary>
public sealed class WholeRunTests(ITestOutputHelper output)
{
    private const int Walks = 20;
    private const int Steps = 2_500;
    private const int FirstSeed = 20261122;
    private const int SecondSeed = 20261142;

    public static TheoryData<int, int> Seeds()
    {
        var given = Environment.GetEnvironmentVariable("CALLBRIDGE_SEED");
        return int.TryParse(given, NumberStyles.Integer, CultureInfo.InvariantCulture, out var one) ? new() { { one, 1 } }
            : given == "random" ? new() { { Random.Shared.Next(int.MaxValue - Walks), Walks } }
            : new() { { FirstSeed, Walks }, { SecondSeed, Walks } };
    }

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
