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
    private const string Edited = "edited by a person";
    private const string EditedInBetween = "edited by a person between send and look-up";
    private const string Stepped = "clock stepped";
    private const string Bumped = "revised in flight";
    private const string OtherListener = "another listener's Task";
    private const string OtherListenerInBetween = "another listener's Task between look-up and send";
    private const string Batches = "several records in one request";
    private static readonly int[] Sizes = [1, 3, 200];
    private static readonly TimeSpan[] Steps = [TimeSpan.FromHours(1), TimeSpan.FromHours(-1), TimeSpan.FromDays(-1), TimeSpan.FromDays(400)];
    private static readonly SaveFate[] Fates = [SaveFate.LostBefore, SaveFate.LostAfter, SaveFate.RetryRow, SaveFate.RetryOrg, SaveFate.Refused];

    private readonly DeliveryBench _bench;
    private readonly Random _random;
    private readonly StringBuilder _story = new();
    private readonly Dictionary<string, int> _newest = [];
    private readonly HashSet<ModelTask> _theirs = [];
    private readonly bool _hasKeyField;
    private CancellationTokenSource _life = new();
    private bool _dead;
    private bool _calm;

    private SimulatedRun(DeliveryBench bench, bool hasKeyField, int seed)
    {
        _bench = bench;
        _hasKeyField = hasKeyField;
        _random = new(seed);
        bench.Org.MostAtOnce = Sizes[_random.Next(Sizes.Length)];
        bench.Org.OnSave = BeforeSave;
        bench.Org.BeforeAnswer = AfterSaveAsync;
        bench.Org.OnFind = BeforeFind;
    }

    /// <summary>What each run of many must have met.</summary>
    public static IReadOnlyList<string> MustHit { get; } =
    [
        .. Fates.Select(f => f.ToString()), KillBefore, KillAfter, KillBeforeCommit, KillInLookUp, KillIdle, KillQueued, Edited, EditedInBetween,
        Stepped, Bumped, Batches,
    ];

    /// <summary>What each run of many with the key field must have met too: without it nobody can keep two listeners apart.</summary>
    public static IReadOnlyList<string> MustHitWithKeyField { get; } = [OtherListener, OtherListenerInBetween, nameof(SaveFate.LostLate)];

    public Dictionary<string, int> Hits { get; } = [];

    public string Story => _story.ToString();

    public static async Task<SimulatedRun> StartAsync(bool hasKeyField, int seed) =>
        new(await DeliveryBench.StartAsync(hasKeyField, seed), hasKeyField, seed);

    public async Task PlayAsync(int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            switch (_random.Next(12))
            {
                case < 3:
                    for (var calls = _random.Next(1, 5); calls > 0; calls--)
                        await WriteAsync(_newest.Count == 0 || _random.Next(2) == 0 ? $"pbx.1001.{_newest.Count}" : Any());
                    break;
                case 10:
                    Edit(Any(), Edited);
                    break;
                case 11 when _random.Next(3) == 0:
                    Hit(Stepped);
                    _bench.Time.StepUtc(Steps[_random.Next(Steps.Length)]);
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

    /// <summary>The faults end, and a person retries what was set aside.</summary>
    public async Task SettleAsync()
    {
        _calm = true;
        await _bench.DrainAsync();
        foreach (var key in _newest.Keys)
            await RetryAsync(key);
        await _bench.DrainAsync();
    }

    public async Task JudgeAsync()
    {
        foreach (var (key, revision) in _newest)
        {
            var task = _bench.Org.Only(key);
            var row = await _bench.RowAsync(key);
            Assert.True(task.Overwriting.Count == 0, $"{key}: revision {string.Join(", ", task.Overwriting)} was written over a person's edit");
            foreach (var (written, times) in task.Written.CountBy(r => r))
                Assert.True(times == 1, $"{key} was given revision {written} {times} times");
            // What is left out for the sake of somebody else's content is said.
            var isLeft = (row.Edited && (task.IsEdited || _theirs.Contains(task))) || (row.Adopted && _theirs.Contains(task));
            Assert.True(
                task.Written.LastOrDefault() == revision || (isLeft && row.Message is not null),
                $"{key} holds revision {task.Written.LastOrDefault()}, not {revision}, and the row says: {row.Message ?? "nothing"}");
            if (_theirs.Contains(task) && NeverOverwrites(key))
                Assert.Empty(task.Written);
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
        var record = Some.Record(key, revision) with { NeverOverwrite = NeverOverwrites(key) };
        if (revision == 1 && _hasKeyField && _random.Next(6) == 0)
            MakeTheirs(key, OtherListener);
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
        Tell($"retry {key}");
    }

    // A fifth of the calls end without their end having been seen.
    private static bool NeverOverwrites(string key) => key[^1] is '3' or '8';

    private void MakeTheirs(string key, string how)
    {
        Hit(how);
        Tell($"{how}: {key}");
        var task = _bench.Org.Make(key);
        task.Fill(Some.Record(key) with { Subject = "By another listener" });
        _theirs.Add(task);
    }

    private void Edit(string key, string how)
    {
        if (_bench.Org.Tasks.Find(t => t.Key == key) is not { } task)
            return;
        Hit(how);
        Tell($"{how}: {key}");
        _bench.Org.Edit(task, $"By hand {_random.Next()}");
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
        if (_hasKeyField && NeverOverwrites(record.Key) && _random.Next(2) == 0 && !_bench.Org.Tasks.Exists(t => t.Key == record.Key))
            MakeTheirs(record.Key, OtherListenerInBetween);
        if (_bench.Org.Saves[^1] > 1)
            Hit(Batches);
        var fate = _random.Next(3) != 0 ? SaveFate.Done : Fates[_random.Next(Fates.Length)];
        // Without a unique field nothing can tell that what is still at work will come.
        if (_hasKeyField && _random.Next(10) == 0)
            fate = SaveFate.LostLate;
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
            case 2 when !_dead:
                Hit(Bumped);
                var revision = ++_newest[record.Key];
                Tell($"revise in flight {record.Key} {revision}");
                await _bench.ReviseAsync(Some.Record(record.Key, revision) with { NeverOverwrite = record.NeverOverwrite });
                break;
        }
    }

    private FindOutcome.Retry? BeforeFind(string key)
    {
        if (_calm)
            return null;
        Tell($"find {key}");
        if (_random.Next(5) == 0)
            Edit(key, EditedInBetween);
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
