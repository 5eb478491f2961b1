using CallBridge.Calls;
using CallBridge.Calls.Phone;

namespace CallBridge.Telephony.Simulator;

/// <summary>The agent's readiness for the simulated queues. Used by one loop only.</summary>
internal sealed class SimulatedPresence(SimulatorOptions options, IObservationSink sink)
{
    private PresenceSeen _now = new(PresenceState.Ready, null);

    /// <summary>The queues call the agent; so they do where none is set up.</summary>
    public bool IsCalled => options.Queues.IsEmpty || _now.State == PresenceState.Ready;

    public void Tell()
    {
        if (!options.Queues.IsEmpty)
            sink.Observe(options.Extension, _now);
    }

    public CommandOutcome Set(SetPresence wish)
    {
        if (options.Queues.IsEmpty)
            return CommandOutcome.Refused("No queues are set up for this agent.");
        _now = new PresenceSeen(wish.State, wish.State == PresenceState.NotReady ? wish.Reason : null);
        Tell();
        return CommandOutcome.Taken;
    }
}
