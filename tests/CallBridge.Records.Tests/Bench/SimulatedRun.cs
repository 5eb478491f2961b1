using System.Text;
using CallBridge.Calls.Records;

namespace CallBridge.Records.Tests.Bench;

/// <summary>One random run of calls, faults and kills.</summary>
public sealed class SimulatedRun : IAsyncDisposable
{
    private const string KillBefore = "killed before the org acted";
    private const string KillAfter = "killed after the org acted";
    private const string KillBeforeCommit = "killed before the outcome was committed";
    private const string KillInLookUp = "killed in a look-up";
    private const string KillIdle = "killed between rounds";
    private const string KillQueued = "killed with a write queued";
    private static readonly SaveFate[] Fates = [SaveFate.LostBefore, SaveFate.LostAfter, SaveFate.RetryRow, SaveFate.RetryOrg, SaveFate.Refused];

    private readonly DeliveryBench bench;
    private readonly Random random;
    private readonly StringBuilder story = new();
    private readonly Dictionary<string, int> newest = [];
    private readonly Dictionary<(string Key, int Revision), int> retries = [];
    private CancellationTokenSource life = new();
    private bool dead;
    private bool calm;

    private SimulatedRun(DeliveryBench bench, int seed)
    {
        this.bench = bench;
        random = new(seed);
        bench.Org.OnSave = BeforeSave;
        bench.Org.BeforeAnswer = AfterSaveAsync;
        bench.Org.OnFind = BeforeFind;
    }

    /// <summary>What each run of many must have met.</summary>
    public static IReadOnlyList<string> MustHit { get; } =
        [.. Fates.Select(f => f.ToString()), KillBefore, KillAfter, KillBeforeCommit, KillInLookUp, KillIdle, KillQueued];

    public Dictionary<string, int> Hits { get; } = [];

    public string Story => story.ToString();

    public static async Task<SimulatedRun> StartAsync(bool hasKeyField, int seed) =>
        new(await DeliveryBench.StartAsync(hasKeyField, seed), seed);

    public async Task PlayAsync(int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            switch (random.Next(10))
            {
                case < 3:
                    await WriteAsync(newest.Count == 0 || random.Next(2) == 0 ? $"pbx.1001.{newest.Count}" : Any());
                    break;
                case 3:
                    await RetryAsync(Any());
                    break;
                case 4 when random.Next(4) == 0:
                    Hit(KillIdle);
                    await RestartAsync();
                    break;
                default:
                    await RoundAsync();
                    break;
            }
        }
    }

    /// <summary>The faults end, and a person retries what was set aside or is in doubt.</summary>
    public async Task SettleAsync()
    {
        calm = true;
        await bench.DrainAsync();
        foreach (var key in newest.Keys)
            await RetryAsync(key);
        await bench.DrainAsync();
    }

    public void Judge()
    {
        foreach (var (key, revision) in newest)
        {
            var task = bench.Org.Only(key);
            Assert.True(task.Written[^1] == revision, $"{key} holds revision {task.Written[^1]}, not {revision}");
            foreach (var (written, times) in task.Written.CountBy(r => r))
                Assert.True(times <= 1 + retries.GetValueOrDefault((key, written)), $"{key} was given revision {written} {times} times");
        }
        Assert.Equal(newest.Count, bench.Org.Tasks.Count);
        Assert.Equal(default, bench.Store.Counts);
    }

    public async ValueTask DisposeAsync()
    {
        life.Dispose();
        await bench.DisposeAsync();
    }

    private string Any() => newest.Count == 0 ? "pbx.1001.0" : newest.Keys.ElementAt(random.Next(newest.Count));

    private async Task WriteAsync(string key)
    {
        var revision = newest.GetValueOrDefault(key) + 1;
        newest[key] = revision;
        Tell($"write {key} {revision}");
        var record = Some.Record(key, revision);
        var write = revision == 1 ? Some.Ended(record) : Some.Revised(record);
        if (random.Next(8) != 0)
        {
            await bench.CommitAsync(write);
            return;
        }
        // Killed with the write still queued, which may or may not have been committed: the desk writes it again from its journal.
        Hit(KillQueued);
        var queued = bench.Store.CommitAsync([write]);
        await RestartAsync();
        await queued;
        await bench.CommitAsync(write);
    }

    private async Task RetryAsync(string key)
    {
        if (!await bench.Delivery.RetryAsync(key, CancellationToken.None))
            return;
        var row = await bench.RowAsync(key);
        Tell($"retry {key} {row.Desired}");
        retries[(key, row.Desired)] = retries.GetValueOrDefault((key, row.Desired)) + 1;
    }

    private async Task RoundAsync()
    {
        try
        {
            if (await bench.RoundAsync(life.Token) is { } wait && !dead)
                bench.Time.Advance(wait);
        }
        catch (OperationCanceledException) when (dead)
        {
        }
        if (dead)
            await RestartAsync();
    }

    private async Task RestartAsync()
    {
        Tell("restart");
        life.Dispose();
        life = new();
        dead = false;
        await bench.CrashAsync();
    }

    private SaveFate BeforeSave(CallRecord record)
    {
        if (calm)
            return SaveFate.Done;
        if (random.Next(12) == 0)
            Kill(KillBefore);
        var fate = random.Next(2) == 0 ? SaveFate.Done : Fates[random.Next(Fates.Length)];
        Hit(fate.ToString());
        Tell($"save {record.Key} {record.Revision}: {fate}");
        return fate;
    }

    private async Task AfterSaveAsync(CallRecord record)
    {
        if (calm)
            return;
        switch (random.Next(12))
        {
            case 0:
                Kill(KillAfter);
                break;
            case 1:
                // The answer arrives, but what it says never reaches the disk.
                Hit(KillBeforeCommit);
                Tell(KillBeforeCommit);
                dead = true;
                await bench.Store.AbandonAsync();
                break;
        }
    }

    private FindOutcome.Retry? BeforeFind(string key)
    {
        if (calm)
            return null;
        Tell($"find {key}");
        if (random.Next(8) == 0)
            Kill(KillInLookUp);
        return random.Next(4) == 0 ? new FindOutcome.Retry("not now", WholeOrg: random.Next(2) == 0) : null;
    }

    private void Kill(string how)
    {
        Hit(how);
        Tell(how);
        dead = true;
        life.Cancel();
        life.Token.ThrowIfCancellationRequested();
    }

    private void Hit(string what) => Hits[what] = Hits.GetValueOrDefault(what) + 1;

    private void Tell(string what) => story.AppendLine(what);
}
