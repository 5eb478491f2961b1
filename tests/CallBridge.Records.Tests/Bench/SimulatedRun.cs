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

    private readonly DeliveryBench _bench;
    private readonly Random _random;
    private readonly StringBuilder _story = new();
    private readonly Dictionary<string, int> _newest = [];
    private readonly Dictionary<(string Key, int Revision), int> _retries = [];
    private CancellationTokenSource _life = new();
    private bool _dead;
    private bool _calm;

    private SimulatedRun(DeliveryBench bench, int seed)
    {
        _bench = bench;
        _random = new(seed);
        bench.Org.OnSave = BeforeSave;
        bench.Org.BeforeAnswer = AfterSaveAsync;
        bench.Org.OnFind = BeforeFind;
    }

    /// <summary>What each run of many must have met.</summary>
    public static IReadOnlyList<string> MustHit { get; } =
        [.. Fates.Select(f => f.ToString()), KillBefore, KillAfter, KillBeforeCommit, KillInLookUp, KillIdle, KillQueued];

    public Dictionary<string, int> Hits { get; } = [];

    public string Story => _story.ToString();

    public static async Task<SimulatedRun> StartAsync(bool hasKeyField, int seed) =>
        new(await DeliveryBench.StartAsync(hasKeyField, seed), seed);

    public async Task PlayAsync(int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            switch (_random.Next(10))
            {
                case < 3:
                    await WriteAsync(_newest.Count == 0 || _random.Next(2) == 0 ? $"pbx.1001.{_newest.Count}" : Any());
                    break;
                case 3:
                    await RetryAsync(Any());
                    break;
                case 4 when _random.Next(4) == 0:
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
        _calm = true;
        await _bench.DrainAsync();
        foreach (var key in _newest.Keys)
            await RetryAsync(key);
        await _bench.DrainAsync();
    }

    public void Judge()
    {
        foreach (var (key, revision) in _newest)
        {
            var task = _bench.Org.Only(key);
            Assert.True(task.Written[^1] == revision, $"{key} holds revision {task.Written[^1]}, not {revision}");
            foreach (var (written, times) in task.Written.CountBy(r => r))
                Assert.True(times <= 1 + _retries.GetValueOrDefault((key, written)), $"{key} was given revision {written} {times} times");
        }
        Assert.Equal(_newest.Count, _bench.Org.Tasks.Count);
        Assert.Equal(default, _bench.Store.Counts);
    }

    public async ValueTask DisposeAsync()
    {
        _life.Dispose();
        await _bench.DisposeAsync();
    }

    private string Any() => _newest.Count == 0 ? "pbx.1001.0" : _newest.Keys.ElementAt(_random.Next(_newest.Count));

    private async Task WriteAsync(string key)
    {
        var revision = _newest.GetValueOrDefault(key) + 1;
        _newest[key] = revision;
        Tell($"write {key} {revision}");
        var record = Some.Record(key, revision);
        var write = revision == 1 ? Some.Ended(record) : Some.Revised(record);
        if (_random.Next(8) != 0)
        {
            await _bench.CommitAsync(write);
            return;
        }
        // Killed with the write still queued, which may or may not have been committed: the desk writes it again from its journal.
        Hit(KillQueued);
        var queued = _bench.Store.CommitAsync([write]);
        await RestartAsync();
        await queued;
        await _bench.CommitAsync(write);
    }

    private async Task RetryAsync(string key)
    {
        if (!await _bench.Delivery.RetryAsync(key, CancellationToken.None))
            return;
        var row = await _bench.RowAsync(key);
        Tell($"retry {key} {row.Desired}");
        _retries[(key, row.Desired)] = _retries.GetValueOrDefault((key, row.Desired)) + 1;
    }

    private async Task RoundAsync()
    {
        try
        {
            if (await _bench.RoundAsync(_life.Token) is { } wait && !_dead)
                _bench.Time.Advance(wait);
        }
        catch (OperationCanceledException) when (_dead)
        {
        }
        if (_dead)
            await RestartAsync();
    }

    private async Task RestartAsync()
    {
        Tell("restart");
        _life.Dispose();
        _life = new();
        _dead = false;
        await _bench.CrashAsync();
    }

    private SaveFate BeforeSave(CallRecord record)
    {
        if (_calm)
            return SaveFate.Done;
        if (_random.Next(12) == 0)
            Kill(KillBefore);
        var fate = _random.Next(2) == 0 ? SaveFate.Done : Fates[_random.Next(Fates.Length)];
        Hit(fate.ToString());
        Tell($"save {record.Key} {record.Revision}: {fate}");
        return fate;
    }

    private async Task AfterSaveAsync(CallRecord record)
    {
        if (_calm)
            return;
        switch (_random.Next(12))
        {
            case 0:
                Kill(KillAfter);
                break;
            case 1:
                // The answer arrives, but what it says never reaches the disk.
                Hit(KillBeforeCommit);
                Tell(KillBeforeCommit);
                _dead = true;
                await _bench.Store.AbandonAsync();
                break;
        }
    }

    private FindOutcome.Retry? BeforeFind(string key)
    {
        if (_calm)
            return null;
        Tell($"find {key}");
        if (_random.Next(8) == 0)
            Kill(KillInLookUp);
        return _random.Next(4) == 0 ? new FindOutcome.Retry("not now", WholeOrg: _random.Next(2) == 0) : null;
    }

    private void Kill(string how)
    {
        Hit(how);
        Tell(how);
        _dead = true;
        _life.Cancel();
        _life.Token.ThrowIfCancellationRequested();
    }

    private void Hit(string what) => Hits[what] = Hits.GetValueOrDefault(what) + 1;

    private void Tell(string what) => _story.AppendLine(what);
}
