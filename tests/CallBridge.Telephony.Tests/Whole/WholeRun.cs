using System.Collections.Immutable;
using CallBridge.Calls;
using CallBridge.Calls.Desk;
using CallBridge.Calls.Phone;
using CallBridge.Telephony.Asterisk;
using CallBridge.Telephony.Simulator;

namespace CallBridge.Telephony.Tests.Whole;

/// <summary>
/// The model phone system walks at random and drives the tracker, which drives two desks, whose agents ask for things at random too. Events come twice, swapped, late
/// after a list, or never because the link was down; now and then the phone system starts anew.
/// </summary>
internal sealed class WholeRun
{
    private readonly Random _random;
    private readonly ModelWalk _walk;
    private readonly ModelPbx _pbx = new(1_764_000_000);
    private readonly ImmutableArray<WholeDesk> _desks = [new WholeDesk("1001"), new WholeDesk("1002")];
    private readonly WholePhone _phone;
    private readonly WholeAgent _agent;
    private readonly WholeTruth _truth;

    // Told only when something is wrong: wording them all would take most of the time.
    private readonly List<object> _log = [];
    private TrackerState _tracker;
    private Moment _now = new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero), TimeSpan.FromHours(1));
    private bool _linked = true;

    public WholeRun(int seed)
    {
        _random = new Random(seed);
        _walk = new ModelWalk(_random, _pbx, Log, Click, Confer);
        _phone = new WholePhone(_pbx, () => _tracker!, Apply, Deliver);
        _agent = new WholeAgent(_random, _pbx);
        _truth = new WholeTruth(_pbx, _desks);
        foreach (var phone in ModelWalk.Everybody)
            _pbx.AddPhone(phone, new Party(phone[6..], "Agent " + phone[6..]));
        _tracker = ChannelTracker.Start(new TrackerOptions([.. _desks.Select(d => new PhoneLine(d.Extension, d.Phone))])
        {
            CanConsult = true,
            CanPark = true,
            CanMute = true,
            CanConference = true,
        });
        Apply(new SnapshotBegun());
        Apply(_pbx.Snapshot());
    }

    /// <summary>Calls whose end and record were held against the model, whole.</summary>
    public int Compared => _truth.Compared;

    /// <summary>Calls of which something was out of sight.</summary>
    public int Lost => _truth.Lost;

    /// <summary>Commands of the agents that were done.</summary>
    public int Commands { get; private set; }

    public string? Step()
    {
        WholeLog.Trim(_log);
        Pass(TimeSpan.FromMilliseconds(_random.Next(100, 6000)));
        var roll = _random.Next(200);
        if (!_linked && roll < 60)
            Reconnect();
        else if (_linked && roll is 198 or 199)
            Lose();
        else if (_linked && roll is 196 or 197)
            ResyncUnderWay();
        else if (roll == 195 && _random.Next(4) == 0)
            Restart();
        else
            Move();

        Work();
        _truth.Look(_linked);
        if (_linked)
            _truth.Compare();
        return Wrong() is not { } wrong ? null : wrong + Environment.NewLine + string.Join(Environment.NewLine, _log);
    }

    /// <summary>With the link up and time to end what is lost, nothing is left that is not so.</summary>
    public string? Finish()
    {
        _log.Clear();
        if (!_linked)
            Reconnect();
        _truth.Compare();
        Pass(TimeSpan.FromMinutes(11));
        Work();
        _truth.Finish(_phone.HasBegun);
        return Wrong();
    }

    private string? Wrong() => _truth.Wrong ?? _phone.Wrong ?? _desks.Select(d => d.Wrong).FirstOrDefault(w => w is not null);

    private void Pass(TimeSpan span)
    {
        _truth.Pass(span);
        var until = _now.Plus(span);
        foreach (var desk in _desks)
        {
            var at = _now;
            while (DeskReducer.NextDeadline(desk.State) is { } next && next <= until.Monotonic && desk.Wrong is null)
            {
                at = at.Plus(next - at.Monotonic);
                desk.Step(new DeskInput.Tick(), at);
            }
        }

        _now = until;
    }

    private void Move()
    {
        _walk.Move();
        _phone.Fetch();
        _truth.Look(_linked);
        if (_linked)
            Deliver();
    }

    /// <summary>An agent asks for something; it is done by <see cref="Work"/>.</summary>
    private void Click(string phone)
    {
        if (_desks.FirstOrDefault(d => d.Phone == phone) is not { } desk)
            return;
        var asked = _agent.Ask(desk.State, _now);
        Log($"{desk.Extension} asks {asked}");
        desk.Step(asked, _now);
    }

    /// <summary>What the desks ask of the phone system is done, refused, or comes to nothing without a word.</summary>
    private void Work()
    {
        foreach (var desk in _desks)
        {
            while (desk.Commands.TryDequeue(out var work))
            {
                Log($"{desk.Extension} commands {work.Command}");
                _phone.Note(work.Command);
                if (!_linked)
                {
                    Answer(desk, work.Id, CommandOutcome.Refused("The phone system is not connected."));
                    continue;
                }

                if (work.Command is Resync)
                {
                    Deliver();
                    Apply(new SnapshotBegun());
                    Apply(_pbx.Snapshot());
                    continue;
                }

                var outcome = _random.Next(12) == 0 ? CommandOutcome.Taken : _phone.Execute(work.Command);
                Commands += outcome.IsTaken ? 1 : 0;
                _truth.Look(_linked);
                Deliver();
                Answer(desk, work.Id, outcome);
            }
        }
    }

    private void Answer(WholeDesk desk, long id, CommandOutcome outcome)
    {
        // A lost answer is told by the shell when its time is over; then the command's own deadline has met it already.
        if (outcome.IsTaken && _random.Next(12) == 0)
            return;
        desk.Step(new DeskInput.Answered(id, new DoAnswer.Commanded(outcome)), _now);
    }

    private bool Confer(string talking, string held)
    {
        if (!_linked)
            return _pbx.Confer(talking, held);
        Deliver();
        return _phone.Confer(talking, held, _tracker.PartOf.GetValueOrDefault(held, ""));
    }

    private void Deliver()
    {
        foreach (var happened in EventChannels.Disturbed(_pbx.DrainBatches(), _random))
            Apply(happened);
    }

    private void Lose()
    {
        Deliver();
        Log("link lost");
        _linked = false;
        foreach (var desk in _desks)
            desk.Step(new DeskInput.PhoneSaid(new LinkDown("Gone.", null)), _now);
    }

    private void Reconnect()
    {
        Log("reconnect");
        _pbx.DrainEvents();
        _truth.OutOfSight();
        _linked = true;
        Apply(new SnapshotBegun());
        Apply(_pbx.Snapshot());
    }

    /// <summary>The link goes with it, and comes back when it is up again.</summary>
    private void Restart()
    {
        if (_linked)
            Lose();
        Log("restart");
        _truth.OutOfSight();
        _pbx.Restart();
        _phone.Forget();
    }

    /// <summary>The list is made while events are still on the way: they arrive after it.</summary>
    private void ResyncUnderWay()
    {
        Log("resync under way");
        Apply(new SnapshotBegun());
        var before = _pbx.Holders();
        _walk.Move();
        _phone.Fetch();
        _truth.Look(_linked);

        // Whether a hold goes along into another bridge only its events tell, and they come too late.
        _truth.Blur(before.Except(_pbx.Holders()).Select(holder => holder.Key));
        Apply(_pbx.Snapshot());
        Deliver();
    }

    private void Apply(ChannelEvent happened)
    {
        Log(happened);
        (_tracker, var told) = ChannelTracker.Apply(_tracker, happened);
        foreach (var (extension, observation) in told)
        {
            Log(observation);
            foreach (var desk in _desks)
                if (desk.Extension == extension)
                    desk.Step(new DeskInput.PhoneSaid(observation), _now);
        }
    }

    private void Log(object line) => _log.Add(line);
}
