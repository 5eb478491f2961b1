using CallBridge.Ami.Wire;

namespace CallBridge.Telephony.Asterisk.Queues;

/// <summary>The actions on a place in a queue, all of the write class agent. Each names its queue: without one they would reach queues that are not ours.</summary>
internal static class QueueActions
{
    public static AmiAction Add(string queue, QueueAgent agent, bool paused) =>
        new AmiAction("QueueAdd")
            .With("Queue", queue)
            .With("Interface", agent.Interface)
            .WithOptional("StateInterface", agent.StateInterface)
            .With("Paused", paused ? "true" : "false");

    /// <summary>Asterisk before 20 takes a reason here only, not with QueueAdd.</summary>
    public static AmiAction Pause(string queue, string at, bool paused, string? reason) =>
        new AmiAction("QueuePause")
            .With("Queue", queue)
            .With("Interface", at)
            .With("Paused", paused ? "true" : "false")
            .WithOptional("Reason", reason);

    public static AmiAction Remove(string queue, string at) =>
        new AmiAction("QueueRemove").With("Queue", queue).With("Interface", at);
}
