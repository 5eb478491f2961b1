using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

/// <summary>A test's whole world: its slot of the lab, and a listener of its own that follows the slot's desk phone.</summary>
internal sealed class LabScene : IAsyncDisposable
{
    private LabScene(LabCall lab, ListenerProcess listener, ListenerApi api)
    {
        Lab = lab;
        Listener = listener;
        Api = api;
    }

    public LabCall Lab { get; }

    public ListenerProcess Listener { get; }

    public ListenerApi Api { get; private set; }

    public static async Task<LabScene> SetAsync(LabCall lab)
    {
        try
        {
            var listener = await ListenerProcess.StartAsync(lab);
            return new LabScene(lab, listener, await listener.ApiAsync());
        }
        catch
        {
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

    /// <summary>An outside caller whom the agent has answered.</summary>
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

    /// <summary>The number of the outside world; nobody in the demo org has it.</summary>
    public const string OutsideNumber = "02071838750";

    /// <summary>When all is said and done: the Tasks in the org, over REST.</summary>
    public async Task<IReadOnlyList<SavedTask>> TasksAsync()
    {
        await Api.SettledAsync();
        using var org = await DemoOrgApi.LoginAsync(Listener.DemoAddress);
        return await org.TasksAsync(Listener.SystemName);
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await Listener.DisposeAsync();
        await Lab.DisposeAsync();
    }
}
