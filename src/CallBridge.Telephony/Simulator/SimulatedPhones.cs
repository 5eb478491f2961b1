using System.Threading.Channels;
using CallBridge.Calls;
using CallBridge.Calls.Phone;
using Microsoft.Extensions.Logging;

namespace CallBridge.Telephony.Simulator;

/// <summary>
/// A phone system without a phone: the model PBX on one loop, seen through the same tracker as a real one. Scenarios and handset keys
/// drive it from outside; time comes from the given clock.
/// </summary>
public sealed partial class SimulatedPhones : ITelephony
{
    private const string NotRunning = "The simulated phone system is not running.";
    private readonly SimulatorOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<SimulatedPhones> _log;
    private readonly Channel<Action<SimulatedDesk>> _inbox = Channel.CreateUnbounded<Action<SimulatedDesk>>(new() { SingleReader = true });
    private volatile bool _running;

    public SimulatedPhones(SimulatorOptions options, TimeProvider time, ILogger<SimulatedPhones> log)
    {
        _options = options;
        _time = time;
        _log = log;
    }

    public static IReadOnlyList<ScenarioInfo> Scenarios { get; } = [.. Scenario.All.Select(s => s.Info)];

    public async Task RunAsync(IObservationSink sink, CancellationToken cancellationToken)
    {
        var timers = new HashSet<ITimer>();
        var desk = new SimulatedDesk(_options, _time.GetUtcNow(), sink, After);
        desk.Resync();
        _running = true;
        try
        {
            await foreach (var move in _inbox.Reader.ReadAllAsync(cancellationToken))
            {
                move(desk);
                desk.Settle();
            }
        }
        finally
        {
            _running = false;
            while (_inbox.Reader.TryRead(out var waiting))
                waiting(desk);
            foreach (var timer in timers)
                await timer.DisposeAsync();
        }

        void After(TimeSpan time, Action action)
        {
            ITimer? timer = null;
            timer = _time.CreateTimer(
                _ => _inbox.Writer.TryWrite(__ =>
                {
                    timers.Remove(timer!);
                    timer!.Dispose();
                    action();
                }),
                null,
                Timeout.InfiniteTimeSpan,
                Timeout.InfiniteTimeSpan);
            timers.Add(timer);
            timer.Change(time, Timeout.InfiniteTimeSpan);
        }
    }

    public Task<CommandOutcome> ExecuteAsync(PhoneCommand command, CancellationToken cancellationToken)
    {
        _log.Asked(command.GetType().Name);
        return AskAsync(desk => SimulatedCommands.Execute(desk, command), cancellationToken);
    }

    /// <summary>Plays a scenario; a refusal says what is wrong with the id.</summary>
    public Task<CommandOutcome> PlayAsync(string id, CancellationToken cancellationToken)
    {
        if (Scenario.All.FirstOrDefault(s => s.Info.Id == id) is not { } scenario)
            return Task.FromResult(CommandOutcome.Refused($"There is no scenario of this id; there are {string.Join(", ", Scenarios.Select(s => s.Id))}."));
        return AskAsync(
            desk =>
            {
                if (scenario.ThroughQueue && !desk.Presence.IsCalled)
                    return CommandOutcome.Refused("The queue does not call an agent who is not ready. Set yourself to ready first.");
                scenario.Play(desk.World);
                return CommandOutcome.Taken;
            },
            cancellationToken);
    }

    /// <summary>
    /// Presses a key of the handset (<c>answer</c>, <c>reject</c>, <c>hangup</c>, <c>hold</c>, <c>retrieve</c>, <c>dial</c>, <c>consult</c>, <c>swap</c>,
    /// <c>complete</c>, <c>park</c>) or of the phone at the far end (<c>far-answer</c>, <c>far-hangup</c>, <c>far-hold</c>, <c>far-retrieve</c>).
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="number">What to dial (<c>dial</c>, <c>consult</c>); null for other keys.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<CommandOutcome> PressAsync(string key, string? number, CancellationToken cancellationToken) =>
        AskAsync(desk => SimulatedKeys.Press(desk.World, key, number), cancellationToken);

    private async Task<CommandOutcome> AskAsync(Func<SimulatedDesk, CommandOutcome> ask, CancellationToken cancellationToken)
    {
        if (!_running)
            return CommandOutcome.Refused(NotRunning);
        var answer = new TaskCompletionSource<CommandOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        _inbox.Writer.TryWrite(desk => answer.SetResult(ask(desk)));
        return await answer.Task.WaitAsync(cancellationToken);
    }
}
