using CallBridge.Calls;
using CallBridge.Calls.Phone;
using CallBridge.Telephony.Asterisk;

namespace CallBridge.Telephony.Tests.Asterisk;

/// <summary>A tracker driven by hand, with the channels that most examples need.</summary>
internal sealed class ParkingBench
{
    public static readonly ChannelSnapshot Trunk =
        Channel("1763000000.1", "PJSIP/trunk-00000001", ChannelPhase.Ring, "07814256404") with { Exten = "02079460000", Linkedid = "1763000000.1" };

    public static readonly ChannelSnapshot Phone =
        Channel("1763000000.9", "PJSIP/1001-00000009", ChannelPhase.Down, "1001") with { Exten = "s", Linkedid = "1763000000.1" };

    public static readonly ChannelSnapshot Colleague = Channel("1763000000.15", "PJSIP/1003-00000015", ChannelPhase.Down, "1003");

    private readonly List<Observation> _told = [];

    public ParkingBench(params string[] followed) => State = ChannelTracker.Start(
        new TrackerOptions([.. (followed is [] ? ["1001"] : followed).Select(e => new PhoneLine(e, "PJSIP/" + e))]) { CanPark = true });

    public TrackerState State { get; private set; }

    /// <summary>Of the last <see cref="Feed"/>.</summary>
    public List<Observation> Told { get; private set; } = [];

    public IEnumerable<Observation> AllTold => _told;

    /// <summary>As it was last seen.</summary>
    public CallObservation Last => _told.OfType<CallObserved>().Last().Call;

    /// <summary>The one call that ended.</summary>
    public CallGone Gone => Assert.Single(_told.OfType<CallGone>());

    public static ChannelSnapshot Channel(string uniqueid, string name, ChannelPhase phase, string number) =>
        new() { Uniqueid = uniqueid, Name = name, Phase = phase, Caller = new Party(number, null) };

    public static ChannelSnapshot Up(ChannelSnapshot channel) => channel with { Phase = ChannelPhase.Up };

    public static ChannelChanged Ringing(ChannelSnapshot channel) => new(channel with { Phase = ChannelPhase.Ringing });

    public static ChannelEvent[] Joined(string bridge, params ChannelSnapshot[] channels) =>
        [.. channels.Select(c => new BridgeEntered(bridge, false, Up(c)))];

    public ParkingBench Feed(params ChannelEvent[] events)
    {
        Told = [];
        foreach (var happened in events)
        {
            (State, var told) = ChannelTracker.Apply(State, happened);
            Told.AddRange(told.Select(t => t.Observation));
        }

        _told.AddRange(Told);
        return this;
    }

    /// <summary>The outside caller and the agent talk.</summary>
    public ParkingBench Talk() => Feed(
        [new ChannelCreated(Trunk), new DialBegun(Trunk, Phone), Ringing(Phone), new ChannelChanged(Up(Phone)), new DialEnded(Trunk, Phone, "ANSWER"), .. Joined("b1", Phone, Trunk)]);

    /// <summary>Then the agent parks, and the phone is let go some time later, when it has said the space.</summary>
    public ParkingBench Park(string parker = "PJSIP/1001") => Feed(
        new BridgeLeft("b1", Up(Trunk)),
        new CallParked(Up(Trunk), "701", parker, "default"),
        new BridgeEntered("lot", true, Up(Trunk), Parking: true));

    public ParkingBench LetGo() => Feed(new BridgeLeft("b1", Up(Phone)), new HungUp(Up(Phone), 16));

    /// <summary>A phone that is up takes the call out.</summary>
    public ParkingBench TakeOut(ChannelSnapshot by) => Feed(
        [new CallUnparked(Up(Trunk), Up(by)), new BridgeLeft("lot", Up(Trunk)), .. Joined("b2", Trunk, by)]);

    public ParkingBench List(params ChannelSnapshot[] channels) => Feed(new SnapshotBegun(), new SnapshotTaken("pbx", "one", [.. channels], [new BridgeSeen("lot", Holding: true, Parking: true)])
    {
        Parked = [.. channels.Where(c => c.BridgeId == "lot").Select(c => new CallParked(c, "701", "PJSIP/1001", "default"))],
    });
}
