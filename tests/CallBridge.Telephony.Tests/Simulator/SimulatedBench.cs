using CallBridge.Ami.Tests.Dialogue;
using CallBridge.Calls;
using CallBridge.Calls.Phone;
using CallBridge.Telephony.Simulator;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Telephony.Tests.Simulator;

/// <summary>A simulated phone system that runs, on a clock moved by hand.</summary>
public abstract class SimulatedBench : IAsyncLifetime, IDisposable
{
    protected const string Extension = "1001";
    protected const string Colleague = "1002";
    protected const string Click = "5d9f7a54-0000-4000-8000-000000000001";
    private readonly FakeTime _time = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _run = Task.CompletedTask;

    private protected SimulatedBench() =>
        Phones = new SimulatedPhones(new SimulatorOptions(), _time, NullLogger<SimulatedPhones>.Instance);

    private protected SimulatedPhones Phones { get; }

    private protected ObservedPhone Phone { get; } = new();

    public async Task InitializeAsync()
    {
        _run = Phones.RunAsync(Phone, _stop.Token);
        await Phone.NextAsync<LinkUp>(up => up.Calls.IsEmpty);
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _run);
    }

    public void Dispose()
    {
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets time go by, and what it set off be done.</summary>
    private protected async Task PassAsync(double seconds)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        await Phones.PressAsync("none", null, default);
    }

    private protected async Task DoAsync(PhoneCommand command) => Assert.Null((await Phones.ExecuteAsync(command, default)).Problem);

    private protected async Task PlayAsync(string scenario) => Assert.Null((await Phones.PlayAsync(scenario, default)).Problem);

    private protected async Task PressAsync(string key, string? number = null) => Assert.Null((await Phones.PressAsync(key, number, default)).Problem);

    /// <summary>A known caller talks with the agent.</summary>
    private protected async Task<CallObservation> TalkAsync()
    {
        await PlayAsync("known-caller");
        await PressAsync("answer");
        return (await Phone.StateAsync(ConnectionState.Connected)).Call;
    }

    /// <summary>And waits while the agent talks with the colleague about it: first call, consultation.</summary>
    private protected async Task<(CallObservation First, CallObservation Consultation)> ConsultAsync()
    {
        var first = await TalkAsync();
        await DoAsync(new ConsultCall(Extension, first.Ref, Click, Colleague));
        await SeenAsync(first.Ref, ConnectionState.Held);
        await PassAsync(0.5);
        await SeenAsync(Click, ConnectionState.Delivering);
        await PassAsync(2);
        return (first, await SeenAsync(Click, ConnectionState.Connected));
    }

    private protected async Task<CallObservation> SeenAsync(string callRef, ConnectionState state) =>
        (await Phone.NextAsync<CallObserved>(o => o.Call.Ref == callRef && o.Call.State == state)).Call;

    private protected async Task<EndReason> EndAsync(string callRef) => (await Phone.NextAsync<CallGone>(gone => gone.Ref == callRef)).Reason;

    /// <summary>All calls as they stand.</summary>
    private protected async Task<CallObservation[]> CallsAsync()
    {
        await DoAsync(new Resync(Extension));
        return [.. (await Phone.NextAsync<LinkUp>(_ => true)).Calls];
    }
}
