using System.Collections.Concurrent;
using System.Text;
using CallBridge.Calls.Records;
using CallBridge.DemoOrg;
using CallBridge.DemoOrg.Org;
using CallBridge.DemoOrg.Org.Schema;
using CallBridge.Records.Tests.Bench;
using CallBridge.Salesforce;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Faults.Tests.Bench;

/// <summary>One random run: calls end and are revised at one listener or two, while an org over HTTP does to them what orgs do.</summary>
internal sealed class FaultRun : IAsyncDisposable
{
    private static readonly TimeSpan[] Steps = [TimeSpan.FromHours(1), TimeSpan.FromHours(-1), TimeSpan.FromDays(-1)];

    // Longer than any read retry waits, shorter than any time-out: those pass only where the run says so.
    private readonly ManualTime _time = new() { Impatience = TimeSpan.FromSeconds(8) };
    private readonly List<OneListener> _listeners = [];
    private readonly List<string> _keys = [];
    private readonly ConcurrentDictionary<string, int> _private = new();
    private readonly ConcurrentQueue<Task> _background = new();
    private readonly StringBuilder _story = new();
    private readonly OrgFaults _faults;
    private readonly DemoOrgServer _server;
    private readonly Ledger _ledger;
    private readonly Random _random;
    private readonly string _colleague;
    private int _edits;

    private FaultRun(DemoOrgServer server, int seed)
    {
        _server = server;
        _random = new(seed);
        _colleague = server.Org.All("User").Single(u => u.Name == "Sam Taylor").Id;
        _ledger = new(server.Org, server.Org.FindBy("User", "Username", OrgSeed.AgentUsername).Single().Id);
        _faults = new(server, _time, new Random(seed + 1), Hit, BeforeLookUp, InFlight);
    }

    /// <summary>How often each thing happened.</summary>
    public ConcurrentDictionary<string, int> Hits { get; } = new(StringComparer.Ordinal);

    public int Calls => _keys.Count;

    public string Story
    {
        get
        {
            lock (_story)
                return _story.ToString();
        }
    }

    public static async Task<FaultRun> StartAsync(int seed)
    {
        // Without the unique field nobody can keep two listeners apart.
        var keyField = seed % 3 == 0 ? KeyFieldKind.Absent : KeyFieldKind.Unique;
        var flow = seed % 4 < 2 ? SalesforceFlow.AuthorizationCode : SalesforceFlow.ClientCredentials;
        var server = await DemoOrgServer.StartAsync(
            new DemoOrgOptions { Port = 0, KeyField = keyField }, null, TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
        var run = new FaultRun(server, seed);
        foreach (var name in keyField == KeyFieldKind.Unique && seed % 2 == 0 ? (string[])["A", "B"] : ["A"])
            run._listeners.Add(await OneListener.StartAsync(server, run._time, name, flow, seed));
        run._faults.HasKeyField = keyField == KeyFieldKind.Unique;
        run._faults.Begin();
        return run;
    }

    public async Task PlayAsync(int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            switch (_random.Next(14))
            {
                case < 3:
                    for (var calls = _random.Next(1, 5); calls > 0; calls--)
                        await EndCallAsync();
                    break;
                case 3 when _keys.Count > 0:
                    await ReviseAsync(AnyListener(), AnyKey());
                    break;
                case 4:
                    Edit(AnyKey(), Fault.Edited);
                    break;
                case 5 when _random.Next(2) == 0:
                    Hit(Fault.ClockStepped);
                    _time.StepUtc(Steps[_random.Next(Steps.Length)]);
                    break;
                case 6 when _random.Next(3) == 0:
                    Hit(Fault.Restarted);
                    await AnyListener().RestartAsync();
                    break;
                case 7:
                    await SignInAsync();
                    await MendAsync();
                    break;
                case 8 when _listeners.Count > 1:
                    Hit(Fault.AtOnce);
                    _faults.OneAtATime = false;
                    await Task.WhenAll(_listeners.Select(listener => listener.RoundAsync()));
                    await SettleRequestsAsync();
                    _faults.OneAtATime = true;
                    break;
                default:
                    await RoundAsync(AnyListener());
                    break;
            }
        }
    }

    /// <summary>The faults end; people sign in again, mend and retry what was set aside.</summary>
    public async Task<Figures> SettleAsync()
    {
        await _faults.EndAsync();
        await SettleRequestsAsync();
        foreach (var listener in _listeners)
        {
            await listener.DrainAsync();
            await MendAsync();
            await listener.DrainAsync();
        }

        return await JudgeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var listener in _listeners)
            await listener.DisposeAsync();
        await _server.DisposeAsync();
    }

    private async Task<Figures> JudgeAsync()
    {
        List<string> lost = [], doubled = [];
        foreach (var key in _keys)
        {
            var tasks = _server.Org.FindBy("Task", "CallObject", key);
            if (tasks.Count > 1)
                doubled.Add(key);
            foreach (var listener in _listeners)
            {
                var row = await listener.RowAsync(key);
                var newest = listener.Newest[key];
                // What is left out for the sake of what somebody else has written is said.
                var isSaid = (row.Edited || row.Adopted) && row.Message is not null;
                if (tasks.Count == 0 || row.Desired != newest || (!_ledger.Holds(key, listener.Name, newest) && !isSaid))
                    lost.Add($"{key} {listener.Name} {newest}: {row.State}, {row.Message ?? "nothing said"}");
            }
        }

        List<string> blocked = [];
        foreach (var listener in _listeners)
        {
            var rows = await listener.Store.ListAsync(null, CancellationToken.None);
            blocked.AddRange(rows.Where(r => r.State != RecordState.Saved).Select(r => $"{r.Record.Key} {listener.Name}: {r.State}, {r.Message}"));
        }

        return new(lost, doubled, blocked, [.. _ledger.Overwriting], [.. _private.Where(IsTold).Select(call => call.Key)]);
    }

    private async Task EndCallAsync()
    {
        var key = $"pbx.1001.{_keys.Count}";
        _keys.Add(key);
        Tell($"call {key}");
        foreach (var listener in _listeners)
            await listener.CommitAsync(key, 1);
    }

    private async Task ReviseAsync(OneListener listener, string key)
    {
        var revision = listener.Newest[key] + 1;
        // Between two listeners the last to write is right, whatever the other wanted.
        var isPrivate = _listeners.Count == 1 && _random.Next(3) == 0;
        Tell($"revise {key} {listener.Name} {revision}{(isPrivate ? ", private" : "")}");
        if (isPrivate)
        {
            Hit(Fault.MadePrivate);
            _private[key] = revision;
        }

        await listener.CommitAsync(key, revision, isPrivate ? Emptied : null);
    }

    private static CallRecord Emptied(CallRecord record) => record with { Subject = RecordRules.PrivateSubject, Description = null };

    // People change the subject; what the listener wrote of the call stands in the description. A later revision may have made the call whole again, and a
    // person's edit may have kept this one out: that is said.
    private bool IsTold(KeyValuePair<string, int> call) =>
        _listeners[0].Newest[call.Key] == call.Value && _ledger.Holds(call.Key, _listeners[0].Name, call.Value)
        && _server.Org.FindBy("Task", "CallObject", call.Key).Any(task => task.Text("Description") is not null);

    private async Task RoundAsync(OneListener listener)
    {
        var wait = await listener.RoundAsync();
        await SettleRequestsAsync();
        if (wait is { } span)
            _time.Advance(span);
    }

    // What the org is still at work with when the client has given up: done before anything else happens, but for what is to come late.
    private async Task SettleRequestsAsync()
    {
        while (_background.TryDequeue(out var task))
            await task;
        await _faults.SettleAsync();
    }

    private async Task SignInAsync()
    {
        foreach (var signIn in _listeners.Select(l => l.Salesforce.SignIn).Where(s => s?.Need is not null))
        {
            Hit(Fault.SignedInAgain);
            // The org may be ill just then; the person tries again later.
            await Person.SignInAsync(signIn!);
        }
    }

    private async Task MendAsync()
    {
        foreach (var listener in _listeners)
        {
            foreach (var row in await listener.Store.ListAsync(RecordState.Failed, CancellationToken.None))
            {
                Hit(Fault.Mended);
                Tell($"mend {row.Record.Key} {listener.Name}");
                Assert.True(await listener.Delivery.MendAsync(row.Record with { Disposition = OrgFaults.Required }, CancellationToken.None));
            }
        }
    }

    // In the org, before it answers a look-up: the moment between send and look-up.
    private void BeforeLookUp() => Edit(AnyKey(), Fault.EditedInBetween);

    // In the org, while it works on a save: until this has ended it does not answer.
    private async Task InFlight(int chosen)
    {
        var listener = _listeners[chosen % _listeners.Count];
        var key = _keys[chosen % _keys.Count];
        if (await listener.Store.FindAsync(key, CancellationToken.None) is not { State: RecordState.Sending })
            return;
        Hit(Fault.Bumped);
        await ReviseAsync(listener, key);
    }

    private void Edit(string key, string how)
    {
        if (_server.Org.FindBy("Task", "CallObject", key) is not [var task])
            return;
        // A locked row locks people out too.
        if (!_server.Org.Update(task.Id, [new("Subject", $"By hand {++_edits}")], _colleague).Success)
            return;
        _ledger.Edited(key, _listeners.Select(listener => (listener.Name, listener.Before(key, Knows(listener, key)))));
        Hit(how);
        Tell($"{how}: {key}");
    }

    private bool Knows(OneListener listener, string key) => _listeners.Count == 1 || _ledger.Holds(key, listener.Name, 1);

    private OneListener AnyListener() => _listeners[_random.Next(_listeners.Count)];

    private string AnyKey() => _keys.Count == 0 ? "none" : _keys[_random.Next(_keys.Count)];

    private void Hit(string what)
    {
        Hits.AddOrUpdate(what, 1, (_, count) => count + 1);
        Tell(what);
    }

    private void Tell(string what)
    {
        lock (_story)
            _story.AppendLine(what);
    }
}
