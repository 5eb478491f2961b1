using System.Collections.Immutable;

namespace CallBridge.Calls.Phone;

/// <summary>What a phone system tells about one agent's phone. In order per agent.</summary>
public abstract record Observation;

/// <summary>A call is new or has changed: its whole state.</summary>
public sealed record CallObserved(CallObservation Call) : Observation;

/// <summary>The agent's part in a call is over.</summary>
/// <param name="Ref">See <see cref="CallObservation.Ref"/>.</param>
/// <param name="Uniqueid">The channel that names the call: the answered one, else the lowest.</param>
/// <param name="Reason">Why.</param>
public sealed record CallGone(string Ref, string Uniqueid, EndReason Reason) : Observation
{
    /// <summary>
    /// Ref of the call that this one turned out to be a part of (the agent took back a parked call); null if it was one of its own. Such a
    /// call leaves nothing behind: the other goes on.
    /// </summary>
    public string? ContinuesIn { get; init; }

    /// <summary>What is to be mended, in a plain sentence, where a command ended the call by failing; null if there is nothing more to say.</summary>
    public string? Problem { get; init; }
}

/// <summary>
/// The phone system is connected, and these are all of the agent's calls. Sent after every (re)connect and every resync asked for.
/// </summary>
/// <param name="SystemName">The phone system's own name, for the call key; null if it has none.</param>
/// <param name="Incarnation">
/// Changes when the phone system restarts (its start time): calls of another incarnation cannot be among these.
/// </param>
/// <param name="Calls">Every live call of this agent.</param>
public sealed record LinkUp(string? SystemName, string Incarnation, ImmutableArray<CallObservation> Calls) : Observation
{
    /// <summary>What will not work with the rights that the phone system granted: one plain sentence each.</summary>
    public ImmutableArray<string> Shortfalls { get; init; } = [];
}

/// <summary>Whether the agent takes calls of the queues; told after each <see cref="LinkUp"/> and whenever it changes. Never told where no queue is set up.</summary>
/// <param name="State">Over all the queues.</param>
/// <param name="Reason">Why not ready; of an agent who is ready in some queues only, which; null if there is nothing to say.</param>
public sealed record PresenceSeen(PresenceState State, string? Reason) : Observation;

/// <summary>The phone system cannot be asked.</summary>
/// <param name="Problem">A plain sentence for people, with no secret in it.</param>
/// <param name="RetryIn">Time to the next try; null if one is under way.</param>
public sealed record LinkDown(string Problem, TimeSpan? RetryIn) : Observation
{
    /// <summary>How long nothing had been heard when the loss was noticed: the calls of that time are as little known as those after it.</summary>
    public TimeSpan Silence { get; init; }
}
