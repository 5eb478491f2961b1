using CallBridge.Calls;

namespace CallBridge.Telephony.Simulator;

/// <summary>
/// The model with people at its ends, who answer, are engaged or do not answer, in their time. Used by one loop only.
/// </summary>
internal sealed class SimulatedWorld
{
    private const string ColleaguePrefix = "PJSIP/";
    private readonly SimulatorOptions _options;
    private readonly Action<TimeSpan, Action> _after;

    /// <param name="options">Desk and numbers.</param>
    /// <param name="epoch">Start of the model, Unix seconds.</param>
    /// <param name="after">Runs something on the same loop after a time.</param>
    public SimulatedWorld(SimulatorOptions options, long epoch, Action<TimeSpan, Action> after)
    {
        _options = options;
        _after = after;
        Pbx = new ModelPbx(epoch);
        Pbx.AddPhone(AgentPhone, new Party(options.Extension, options.AgentName));
        Pbx.AddPhone(ColleaguePhone, new Party(Numbers.Colleague, Numbers.ColleagueName));
    }

    public ModelPbx Pbx { get; }

    public ScenarioNumbers Numbers => _options.Numbers;

    public Party KnownCaller => new(Numbers.KnownCaller, Numbers.KnownCallerName);

    public string AgentPhone => "PJSIP/" + _options.Extension;

    /// <summary>The agent's ringing leg, oldest first.</summary>
    public string? RingingLeg => AgentLegs.FirstOrDefault(Pbx.IsRinging);

    /// <summary>The agent's leg in a talk: one not on hold before one that is.</summary>
    public string? TalkingLeg => AgentLegs.Where(Pbx.IsTalking).OrderBy(Pbx.IsHeld).FirstOrDefault();

    /// <summary>The agent's leg in a talk that the agent holds.</summary>
    public string? HeldLeg => AgentLegs.FirstOrDefault(leg => Pbx.IsTalking(leg) && Pbx.IsHeld(leg));

    /// <summary>The leg that the handset's keys mean.</summary>
    public string? CurrentLeg => TalkingLeg ?? AgentLegs.FirstOrDefault(l => !Pbx.IsRinging(l)) ?? RingingLeg;

    private string ColleaguePhone => ColleaguePrefix + Numbers.Colleague;

    private string? ColleagueRinging => Pbx.ChannelsOf(ColleaguePhone).FirstOrDefault(Pbx.IsRinging);

    private IEnumerable<string> AgentLegs => Pbx.ChannelsOf(AgentPhone);

    public void After(TimeSpan time, Action action) => _after(time, action);

    /// <summary>Somebody calls and the agent's phone rings.</summary>
    public string RingAgent(Party caller, string? queue = null, int devices = 1, bool answered = false)
    {
        var channel = Pbx.CallerDials(caller, Numbers.Did);
        RingAgentFor(channel, queue, devices);
        if (answered && Pbx.PeerOf(channel) is { } leg)
            Pbx.Answer(leg);
        return channel;
    }

    /// <summary>The agent's phone answers; like any phone with two lines it holds what it talks on first.</summary>
    public bool AgentAnswers(string leg)
    {
        HoldOthers(leg);
        return Pbx.Answer(leg);
    }

    /// <summary>The agent's phone goes back to a held call, and holds the other.</summary>
    public bool AgentRetrieves(string leg)
    {
        HoldOthers(leg);
        return Pbx.Hold(leg, held: false);
    }

    public void CallerGivesUp(string caller)
    {
        if (!Pbx.IsTalking(caller))
            Pbx.HangUp(caller);
    }

    public void ColleagueCalls() => RingAgentFor(Pbx.HandsetDials(ColleaguePhone, _options.Extension));

    public void ColleagueTransfers(Party caller)
    {
        var channel = Pbx.CallerDials(caller, Numbers.Did);
        Pbx.Ring(channel, ColleaguePhone);
        var colleague = Pbx.PeerOf(channel)!;
        Pbx.Answer(colleague);
        After(_options.FarAnswer, () =>
        {
            if (Pbx.BlindTransfer(colleague, _options.Extension) is { } moved)
                RingAgentFor(moved);
        });
    }

    /// <summary>Somebody calls the colleague, who is away from the desk.</summary>
    public void RingColleague(Party caller)
    {
        var channel = Pbx.CallerDials(caller, Numbers.Did);
        Pbx.Ring(channel, ColleaguePhone);
        After(_options.RingTime, () => Pbx.GiveUpRinging(channel));
    }

    /// <summary>The colleague talks with a caller and parks the call, which waits for a while.</summary>
    public void ColleagueParks(Party caller)
    {
        var channel = Pbx.CallerDials(caller, Numbers.Did);
        Pbx.Ring(channel, ColleaguePhone);
        var colleague = Pbx.PeerOf(channel)!;
        Pbx.Answer(colleague);
        After(_options.FarAnswer, () => Park(colleague));
    }

    /// <summary>The call waits for a while, then rings whoever parked it.</summary>
    public bool Park(string leg)
    {
        if (Pbx.PeerOf(leg) is not { } parkee || Pbx.Park(leg) is not { } space)
            return false;
        After(_options.ParkTime, () =>
        {
            if (Pbx.ParkeeIn(space) == parkee && Pbx.ParkingTimesOut(space))
                After(_options.RingTime, () => Pbx.GiveUpRinging(parkee));
        });
        return true;
    }

    /// <summary>The colleague talks with a caller, asks the agent, and hands the caller over once the agent has answered.</summary>
    public void ColleagueHandsOver(Party caller)
    {
        var channel = Pbx.CallerDials(caller, Numbers.Did);
        Pbx.Ring(channel, ColleaguePhone);
        var first = Pbx.PeerOf(channel)!;
        Pbx.Answer(first);
        Pbx.Hold(first, held: true);
        var second = Pbx.HandsetDials(ColleaguePhone, _options.Extension);
        RingAgentFor(second);
        HandOver(_options.RingTime);

        void HandOver(TimeSpan left)
        {
            if (left > TimeSpan.Zero && !Pbx.AttendedTransfer(first, second))
                After(_options.FarAnswer, () => HandOver(left - _options.FarAnswer));
        }
    }

    /// <summary>Whether a call can be picked up there.</summary>
    public bool Rings(string extension) => extension == Numbers.Colleague && ColleagueRinging is not null;

    public bool DialFromHandset(string number)
    {
        Connect(Pbx.HandsetDials(AgentPhone, number), number);
        return true;
    }

    /// <summary>The agent's phone joins the far ends of the call it holds and of the one it is in.</summary>
    public bool AgentJoins() =>
        AgentLegs.FirstOrDefault(Pbx.IsHeld) is { } held && AgentLegs.FirstOrDefault(leg => leg != held && !Pbx.IsRinging(leg)) is { } other
        && (Pbx.AttendedTransfer(held, other) || Pbx.BlondeTransfer(held, other));

    public void Click(string callRef, string number, string? consultOf = null)
    {
        Pbx.Originate(AgentPhone, callRef, number, consultOf);
        WhenPickedUp(callRef, () => Connect(callRef, number));
    }

    public void PickUp(string callRef, string extension)
    {
        Pbx.OriginateFetch(AgentPhone, callRef, null);
        WhenPickedUp(callRef, () =>
        {
            if (!Rings(extension) || !Pbx.PickUp(callRef, ColleagueRinging!))
                Pbx.FailFetch(callRef);
        });
    }

    public void Unpark(string callRef, string space)
    {
        Pbx.OriginateFetch(AgentPhone, callRef, space);
        WhenPickedUp(callRef, () =>
        {
            if (!Pbx.Retrieve(callRef, space))
                Pbx.FailFetch(callRef);
        });
    }

    public bool Transfer(string leg, string number)
    {
        if (Pbx.BlindTransfer(leg, number) is not { } moved)
            return false;
        Connect(moved, number);
        return true;
    }

    /// <summary>A channel dials a number, and whoever is there does what they do.</summary>
    private void Connect(string source, string number)
    {
        if (number == _options.Extension)
        {
            RingAgentFor(source);
            return;
        }

        if (Pbx.ParkedSpaces.Contains(number))
        {
            Pbx.Retrieve(source, number);
            return;
        }

        if (number == Numbers.Pickup && ColleagueRinging is { } rung)
        {
            Pbx.PickUp(source, rung);
            return;
        }

        if (number == Numbers.Room)
        {
            Pbx.EnterConference(source);
            return;
        }

        var dialled = number == Numbers.Colleague ? Pbx.Ring(source, ColleaguePhone) : Pbx.Reach(source, number);
        if (!dialled || Pbx.PeerOf(source) is not { } far)
            return;
        if (number == Numbers.NoAnswer)
            After(_options.NoAnswerTime, () => Pbx.GiveUpRinging(source));
        else if (number == Numbers.Busy)
            After(_options.FarAnswer, () => Pbx.Reject(far));
        else
            After(_options.FarAnswer, () => Pbx.Answer(far));
    }

    private void WhenPickedUp(string leg, Action then) =>
        After(_options.OwnPickUp, () =>
        {
            HoldOthers(leg);
            if (Pbx.Answer(leg))
                then();
        });

    private void HoldOthers(string leg)
    {
        foreach (var other in AgentLegs.Where(other => other != leg && Pbx.IsTalking(other) && !Pbx.IsHeld(other)).ToArray())
            Pbx.Hold(other, held: true);
    }

    private void RingAgentFor(string source, string? queue = null, int devices = 1)
    {
        Pbx.Ring(source, AgentPhone, devices, queue);
        After(_options.RingTime, () => Pbx.GiveUpRinging(source));
    }
}
