using System.Threading.Channels;
using CallBridge.Calls;
using CallBridge.Calls.Phone;
using CallBridge.Telephony.Asterisk;
using Microsoft.Extensions.Logging;

namespace CallBridge.Telephony.Simulator;

/// <summary>
/// A phone system without a phone: the model PBX on one loop, seen through the same tracker as a real one. Scenarios and handset keys
/// drive it from outside; time comes from the given clock.
/// </summary>
public sealed partial class SimulatedPhones : ITelephony
{
    private const string NotRunning = "The simulated phone system is not running.";
    private const string NoSuchCall = "The simulated phone system has no such call any more.";
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
        var desk = new SimulatedDesk(_options, _time.GetUtcNow().ToUnixTimeSeconds(), sink, After);
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
        return AskAsync(desk => Execute(desk, command), cancellationToken);
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
    /// Presses a key of the handset (<c>answer</c>, <c>reject</c>, <c>hangup</c>, <c>hold</c>, <c>retrieve</c>, <c>dial</c>) or of the phone at the far end
    /// (<c>far-answer</c>, <c>far-hangup</c>, <c>far-hold</c>, <c>far-retrieve</c>).
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="number">What to dial; null for other keys.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<CommandOutcome> PressAsync(string key, string? number, CancellationToken cancellationToken) =>
        AskAsync(desk => Press(desk.World, key, number), cancellationToken);

    private static CommandOutcome Press(SimulatedWorld world, string key, string? number)
    {
        var pbx = world.Pbx;
        var far = world.CurrentLeg is { } current ? pbx.PeerOf(current) : null;
        bool? done = key switch
        {
            "answer" => world.RingingLeg is { } leg && world.AgentAnswers(leg),
            "reject" => world.RingingLeg is { } leg && pbx.Reject(leg),
            "hangup" => world.CurrentLeg is { } leg && pbx.HangUp(leg),
            "hold" => world.TalkingLeg is { } leg && pbx.Hold(leg, held: true),
            "retrieve" => world.HeldLeg is { } leg && world.AgentRetrieves(leg),
            "far-answer" => far is not null && pbx.Answer(far),
            "far-hangup" => far is not null && pbx.HangUp(far),
            "far-hold" => far is not null && pbx.Hold(far, held: true),
            "far-retrieve" => far is not null && pbx.Hold(far, held: false),
            "dial" when !PhoneNumbers.IsDiallable(number) => false,
            "dial" => Dial(world, number!),
            _ => null,
        };
        return done switch
        {
            true => CommandOutcome.Taken,
            false => CommandOutcome.Refused(key == "dial" ? "Give a number of digits to dial." : "No call is in a state for this key."),
            null => CommandOutcome.Refused("There is no such key."),
        };
    }

    private static bool Dial(SimulatedWorld world, string number)
    {
        world.DialFromHandset(number);
        return true;
    }

    private static CommandOutcome Execute(SimulatedDesk desk, PhoneCommand command)
    {
        var (world, pbx) = (desk.World, desk.World.Pbx);
        switch (command)
        {
            case Resync:
                desk.Resync();
                return CommandOutcome.Taken;
            case SetPresence wish:
                return desk.Presence.Set(wish);
            case DialPhone dial when !PhoneNumbers.IsDiallable(dial.Number):
                return CommandOutcome.Refused("The number to dial holds something other than digits.");
            case DialPhone dial:
                desk.Click(dial.Ref, dial.Number);
                return CommandOutcome.Taken;
        }

        var callRef = command switch
        {
            AnswerCall c => c.Ref,
            RejectCall c => c.Ref,
            HoldCall c => c.Ref,
            RetrieveCall c => c.Ref,
            HangUpCall c => c.Ref,
            TransferCall c => c.Ref,
            SendDigits c => c.Ref,
            _ => null,
        };
        if (callRef is null || desk.LegOf(callRef) is not { } leg)
            return CommandOutcome.Refused(NoSuchCall);
        var done = command switch
        {
            AnswerCall => world.AgentAnswers(leg),
            RejectCall => desk.Reject(callRef),
            HoldCall => pbx.Hold(leg, held: true),
            RetrieveCall => world.AgentRetrieves(leg),
            HangUpCall => pbx.HangUp(leg),
            TransferCall c => PhoneNumbers.IsDiallable(c.Number) && world.Transfer(leg, c.Number),
            SendDigits c => PhoneNumbers.AreDigits(c.Digits) && pbx.IsTalking(leg),
            _ => false,
        };
        return done ? CommandOutcome.Taken : CommandOutcome.Refused("The call is not in a state for this.");
    }

    private async Task<CommandOutcome> AskAsync(Func<SimulatedDesk, CommandOutcome> ask, CancellationToken cancellationToken)
    {
        if (!_running)
            return CommandOutcome.Refused(NotRunning);
        var answer = new TaskCompletionSource<CommandOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        _inbox.Writer.TryWrite(desk => answer.SetResult(ask(desk)));
        return await answer.Task.WaitAsync(cancellationToken);
    }
}
