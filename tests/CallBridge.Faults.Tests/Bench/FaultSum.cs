namespace CallBridge.Faults.Tests.Bench;

/// <summary>The figures of many runs.</summary>
internal sealed class FaultSum
{
    private const int Steps = 80;

    // Of true time; a run takes less than a second.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private int _runs;
    private int _calls;
    private int _lost;
    private int _doubled;
    private int _blocked;
    private int _overwritten;
    private int _told;

    public Dictionary<string, int> Hits { get; } = new(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">The run was not good; with its seed, its figures and its story.</exception>
    public async Task RunAsync(int seed)
    {
        await using var run = await FaultRun.StartAsync(seed);
        Figures figures;
        try
        {
            await run.PlayAsync(Steps).WaitAsync(Patience, TimeProvider.System);
            figures = await run.SettleAsync().WaitAsync(Patience, TimeProvider.System);
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"Seed {seed}: {fault.Message}\n{run.Story}", fault);
        }

        _runs++;
        _calls += run.Calls;
        _lost += figures.Lost.Count;
        _doubled += figures.Doubled.Count;
        _blocked += figures.Blocked.Count;
        _overwritten += figures.Overwritten.Count;
        _told += figures.Told.Count;
        foreach (var (what, count) in run.Hits)
            Hits[what] = Hits.GetValueOrDefault(what) + count;
        if (!figures.AreGood)
            throw new InvalidOperationException($"Seed {seed}: {figures}\n{run.Story}");
    }

    public override string ToString() =>
        $"{_runs} runs, {_calls} calls, {Hits.Values.Sum()} faults and moves: lost {_lost}, doubled {_doubled}, blocked {_blocked}, overwritten {_overwritten}, told {_told}";
}
