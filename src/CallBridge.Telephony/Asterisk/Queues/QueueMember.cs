namespace CallBridge.Telephony.Asterisk.Queues;

/// <summary>A member of a queue, as the phone system has it.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Interface">What is rung: names the member within its queue.</param>
/// <param name="StateInterface">Whose device state counts; null if the phone system does not say.</param>
/// <param name="Paused">Gets no calls.</param>
/// <param name="Reason">Why paused; null if none was given.</param>
/// <param name="Dynamic">Can be taken out: not written in queues.conf.</param>
internal sealed record QueueMember(
    string Queue,
    string Interface,
    string? StateInterface = null,
    bool Paused = false,
    string? Reason = null,
    bool Dynamic = true);
