using CallBridge.DemoOrg;
using CallBridge.Lab.Tests.Lab;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Lab.Tests.Calls;

/// <summary>
/// A test's whole world: its slot of the lab, an org, and a listener of its own that follows the slot's desk phone. The org lives in the test
/// process, so that it outlives a killed listener as Salesforce does.
/// </summary>
internal sealed class LabScene : IAsyncDisposable
{
    /// <summary>The number of the outside world; nobody in the demo org has it.</summary>
    public const string OutsideNumber = "02071838750";

    /// <summary>The dial plan itself answers it with congestion.</summary>
    public const string CongestedNumber = "08081570000";

    /// <summary>The dial plan has nothing for it.</summary>
    public const string UnknownNumber = "12345678";

    private readonly DemoOrgServer _org;

    private LabScene(LabCall lab, DemoOrgServer org, ListenerProcess listener, ListenerApi api)
    {
        Lab = lab;
        _org = org;
        Listener = listener;
        Api = api;
    }

    public LabCall Lab { get; }

    /// <summary>Salesforce's side of things, for its faults and what it was asked.</summary>
    public DemoOrgServer Org => _org;

    public ListenerProcess Listener { get; }

    public ListenerApi Api { get; private set; }

    /// <param name="lab">Taken over: disposed of with the scene.</param>
    /// <param name="amiPort">Where the listener shall look for the phone system; default: where it is.</param>
    /// <param name="extension">Whose phone the listener follows; default: the slot's desk phone.</param>
    /// <param name="settings">The listener's, beside or in place of the lab's own.</param>
    /// <param name="ready">Awaits that the listener is connected to everything.</param>
    public static async Task<LabScene> SetAsync(
        LabCall lab, int? amiPort = null, string? extension = null, IReadOnlyDictionary<string, string>? settings = null, bool ready = true)
    {
        DemoOrgServer? org = null;
        try
        {
            org = await DemoOrgServer.StartAsync(
                new DemoOrgOptions { Port = 0 }, null, TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
            var listener = await ListenerProcess.StartAsync(lab, org.Address, amiPort ?? lab.Asterisk.AmiPort, extension, settings, ready);
            return new LabScene(lab, org, listener, await listener.ApiAsync());
        }
        catch
        {
            if (org is not null)
                await org.DisposeAsync();
            await lab.DisposeAsync();
            throw;
        }
    }

    public async Task RestartListenerAsync()
    {
        await Listener.RunAsync();
        Api.Dispose();
        Api = await Listener.ApiAsync();
    }

    /// <summary>An outside caller whom the agent has answered at the phone.</summary>
    public async Task<(SippParty Desk, SippParty Caller)> AnsweredAsync()
    {
        var desk = await Lab.DeskPhoneAsync();
        var caller = await Lab.OutsideCallsAsync(Lab.Slot.DirectNumber, OutsideNumber);
        await desk.RingsAsync();
        await desk.AnswerAsync();
        await desk.TalksAsync();
        await Api.AwaitCallAsync("connected");
        return (desk, caller);
    }

    /// <summary>When all is said and done: how the one call ended, and its one Task in the org, read over REST.</summary>
    public async Task<(ShownCall Call, SavedTask Task)> OnlyTaskAsync()
    {
        var call = Assert.Single(await Api.SettledAsync());
        var task = Assert.Single(await TasksAsync());
        Assert.Equal(call.Key, task.CallObject);
        Assert.Equal("Completed", task.Status);
        return (call, task);
    }

    /// <summary>When all is said and done: number, end and key of every call, newest first, each of which has one Task and no Task is another's.</summary>
    public async Task<IEnumerable<(string? Number, string? EndReason, string Key)>> TaskEachAsync()
    {
        var calls = await Api.SettledAsync();
        var tasks = await TasksAsync();
        Assert.Equal(calls.Select(call => call.Key).Order(StringComparer.Ordinal), tasks.Select(task => task.CallObject).Order(StringComparer.Ordinal));
        Assert.All(calls, call => Assert.Contains(
            $" {call.Party.Number ?? "a hidden number"}", tasks.Single(task => task.CallObject == call.Key).Subject, StringComparison.Ordinal));
        return calls.Select(call => (call.Party.Number, call.EndReason, call.Key));
    }

    /// <summary>All Tasks of calls that the org has at this moment.</summary>
    public async Task<IReadOnlyList<SavedTask>> TasksAsync()
    {
        using var org = await DemoOrgApi.LoginAsync(_org.Address);
        return await org.TasksAsync();
    }

    /// <summary>The key of the call in which this was the agent's channel; dashes of a part's own are doubled in it.</summary>
    public async Task<string> KeyAsync(SippParty desk) =>
        $"{Listener.SystemName}-{Lab.Slot.Desk}-{(await desk.UniqueidAsync()).Replace("-", "--", StringComparison.Ordinal)}";

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await Listener.DisposeAsync();
        await _org.DisposeAsync();
        await Lab.DisposeAsync();
    }
}
