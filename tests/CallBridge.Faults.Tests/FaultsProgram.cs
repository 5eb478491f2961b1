using System.Globalization;
using CallBridge.Faults.Tests.Bench;

namespace CallBridge.Faults.Tests;

/// <summary>The long run: as many random runs as the time allows, each from a seed of its own, with the counts at the end.</summary>
public static class FaultsProgram
{
    private const int Config = 64;
    private static readonly TimeSpan PrintEvery = TimeSpan.FromSeconds(30);

    public static async Task<int> Main(string[] args)
    {
        if (args.Length > 2 || !TryNumber(args, 0, 300, out var seconds) || !TryNumber(args, 1, Random.Shared.Next(1, 1_000_000), out var seed))
        {
            await Console.Error.WriteLineAsync("tests/faults [seconds] [first seed]: two whole numbers from 1.");
            return Config;
        }

        var began = TimeProvider.System.GetTimestamp();
        var sum = new FaultSum();
        var (said, isGood) = (TimeSpan.Zero, true);
        Console.WriteLine($"Random runs against the demo org over HTTP for {seconds} s, seeds from {seed}.");
        while (TimeProvider.System.GetElapsedTime(began) is var elapsed && elapsed < TimeSpan.FromSeconds(seconds))
        {
            if (elapsed - said > PrintEvery)
            {
                said = elapsed;
                Console.WriteLine($"{elapsed.TotalSeconds:0} s: {sum}");
            }

            try
            {
                await sum.RunAsync(seed);
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                isGood = false;
                Console.WriteLine(fault.Message);
            }

            seed++;
        }

        Console.WriteLine(sum);
        foreach (var (what, count) in sum.Hits.OrderBy(hit => hit.Key, StringComparer.Ordinal))
            Console.WriteLine($"  {count,6} {what}");
        return isGood ? 0 : 1;
    }

    private static bool TryNumber(string[] args, int index, int otherwise, out int number)
    {
        number = otherwise;
        return index >= args.Length || (int.TryParse(args[index], NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0);
    }
}
