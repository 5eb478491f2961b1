using CallBridge.Calls;
using CallBridge.Calls.Phone;
using CallBridge.Telephony.Asterisk;

namespace CallBridge.Telephony.Tests.Asterisk;

/// <summary>A tracker that examples feed, with the channels of a transfer: an outside caller, the agent's two calls, a colleague.</summary>
internal sealed class TrackerBench
{
    public static readonly ChannelSnapshot Caller = Channel("1763000000.1", "PJSIP/trunk-00000001", ChannelPhase.Ring, "07814256404") with { Exten = "02079460000" };
    public static readonly ChannelSnapshot Agent = Channel("1763000000.2", "PJSIP/1001-00000002", ChannelPhase.Down, "1001");
    public static readonly ChannelSnapshot Second = Channel("1763000000.3", "PJSIP/1001-00000003", ChannelPhase.Ring, "1001") with { Exten = "2001" };
    public static readonly ChannelSnapshot Colleague = Channel("1763000000.4", "PJSIP/2001-00000004", ChannelPhase.Down, "2001");
    private readonly List<ExtensionObservation> _told = [];

    public TrackerBench(params string[] extensions) => State = ChannelTracker.Start(
        new TrackerOptions([.. extensions.Select(e => new PhoneLine(e, "PJSIP/" + e))]) { CanConsult = true, CanMute = true, CanConference = true });

    public TrackerState State { get; private set; }

    public static ChannelSnapshot Channel(string uniqueid, string name, ChannelPhase phase, string number) =>
        new() { Uniqueid = uniqueid, Name = name, Phase = phase, Caller = new Party(number, null) };

    public static ChannelSnapshot Up(ChannelSnapshot channel) => channel with { Phase = ChannelPhase.Up };

    public TrackerBench Feed(params ChannelEvent[] events)
    {
        foreach (var happened in events)
        {
            (State, var told) = ChannelTracker.Apply(State, happened);
            _told.AddRange(told);
        }

        return this;
    }

    /// <summary>The agent talks with the outside caller.</summary>
    public TrackerBench Talk() => Feed(
        new ChannelCreated(Caller),
        new DialBegun(Caller, Agent),
        new ChannelChanged(Agent with { Phase = ChannelPhase.Ringing }),
        new DialEnded(Caller, Agent, "ANSWER"),
        new BridgeEntered("b1", false, Up(Agent)),
        new BridgeEntered("b1", false, Up(Caller)));

    public TrackerBench Hold() => Feed(new HoldChanged(Up(Agent), Held: true));

    /// <summary>The handset dials the colleague, who rings.</summary>
    public TrackerBench DialColleague() => Feed(
        new ChannelCreated(Second),
        new DialBegun(Second, Colleague),
        new ChannelChanged(Colleague with { Phase = ChannelPhase.Ringing }));

    public TrackerBench ColleagueAnswers() => Feed(
        new DialEnded(Second, Colleague, "ANSWER"),
        new BridgeEntered("b2", false, Up(Colleague)),
        new BridgeEntered("b2", false, Up(Second)));

    /// <summary>The call as last told.</summary>
    public CallObservation Call(ChannelSnapshot leg) =>
        _told.Select(t => t.Observation).OfType<CallObserved>().Last(o => o.Call.Ref == leg.Uniqueid).Call;

    /// <summary>How it ended; null if it lives.</summary>
    public EndReason? End(ChannelSnapshot leg) =>
        _told.Select(t => t.Observation).OfType<CallGone>().SingleOrDefault(o => o.Ref == leg.Uniqueid)?.Reason;
}
