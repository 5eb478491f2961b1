using System.Globalization;
using CallBridge.Calls;
using CallBridge.Telephony.Asterisk;

namespace CallBridge.Telephony.Simulator;

/// <summary>The world and the tracker that watches it: what one run of <see cref="SimulatedPhones"/> holds.</summary>
internal sealed class SimulatedDesk
{
    private readonly SimulatorOptions _options;
    private readonly IObservationSink _sink;
    private readonly string _run;
    private TrackerState _tracker;

    public SimulatedDesk(SimulatorOptions options, DateTimeOffset started, IObservationSink sink, Action<TimeSpan, Action> after)
    {
        // Two runs may begin within one second, and then count their calls alike.
        _run = started.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        _options = options;
        _sink = sink;
        World = new SimulatedWorld(options, started.ToUnixTimeSeconds(), after);
        Presence = new SimulatedPresence(options, sink);
        _tracker = ChannelTracker.Start(new TrackerOptions([new PhoneLine(options.Extension, World.AgentPhone)])
        {
            CanConsult = true,
            CanPark = true,
            CanMute = true,
            CanConference = true,
        });
    }

    public SimulatedWorld World { get; }

    public SimulatedPresence Presence { get; }

    /// <summary>Tells the sink what the last moves changed.</summary>
    public void Settle()
    {
        foreach (var happened in World.Pbx.DrainEvents())
            Apply(happened);
        World.Pbx.DrainEnded();
    }

    public void Resync()
    {
        Settle();
        Apply(new SnapshotBegun());
        Apply(World.Pbx.Snapshot(_options.SystemName) with { Incarnation = _run });
        Presence.Tell();
    }

    public void Click(string callRef, string number)
    {
        Apply(new OriginateBegun(_options.Extension, callRef, number));
        World.Click(callRef, number);
    }

    /// <summary>Holds a call and dials somebody about it.</summary>
    public bool Consult(string callRef, string number, string leg, string aboutRef)
    {
        if (!World.Pbx.IsTalking(leg))
            return false;
        World.Pbx.Hold(leg, held: true);
        Settle();
        Apply(new OriginateBegun(_options.Extension, callRef, number, aboutRef));
        World.Click(callRef, number, leg);
        return true;
    }

    public bool PickUp(string callRef, string number)
    {
        if (!World.Rings(number))
            return false;
        Apply(new OriginateBegun(_options.Extension, callRef, null));
        World.PickUp(callRef, number);
        return true;
    }

    public bool Unpark(string callRef, string space)
    {
        if (!World.Pbx.ParkedSpaces.Contains(space))
            return false;
        Apply(new OriginateBegun(_options.Extension, callRef, null, Space: space));
        World.Unpark(callRef, space);
        return true;
    }

    /// <summary>Where a call of the agent's waits to be taken back; null if it waits nowhere.</summary>
    public string? SpaceOf(string callRef) => ChannelTracker.SpaceOf(_tracker, _options.Extension, callRef);

    /// <summary>The call on hold is being moved away from the agent.</summary>
    public bool Confer(string leg, string held, string heldRef)
    {
        Apply(new FarMoveBegun(heldRef));
        var done = World.Pbx.Confer(leg, held);
        if (!done)
            Apply(new FarMoveBegun(heldRef, Moving: false));
        return done;
    }

    /// <summary>The agent's channel of a call; null if there is none.</summary>
    public string? LegOf(string callRef) => ChannelTracker.LegOf(_tracker, _options.Extension, callRef)?.Uniqueid;

    /// <summary>Every phone that rings for the call stops ringing.</summary>
    public bool Reject(string callRef)
    {
        var rejected = false;
        while (LegOf(callRef) is { } leg && World.Pbx.Reject(leg))
        {
            rejected = true;
            Settle();
        }

        return rejected;
    }

    private void Apply(ChannelEvent happened)
    {
        (_tracker, var told) = ChannelTracker.Apply(_tracker, happened);
        foreach (var (extension, observation) in told)
            _sink.Observe(extension, observation);
    }
}
