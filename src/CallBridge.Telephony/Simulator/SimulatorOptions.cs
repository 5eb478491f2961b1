using System.Collections.Immutable;

namespace CallBridge.Telephony.Simulator;

/// <summary>The simulated desk.</summary>
public sealed record SimulatorOptions
{
    /// <summary>The agent's extension.</summary>
    /// <value>1001.</value>
    public string Extension { get; init; } = "1001";

    /// <summary>The agent's name, as colleagues' phones show it.</summary>
    public string? AgentName { get; init; }

    /// <summary>The phone system's own name, for the call key.</summary>
    public string? SystemName { get; init; } = "simulator";

    /// <summary>Queues that the agent is a member of, ready at the start; empty: there are none, and presence is never told.</summary>
    public ImmutableArray<string> Queues { get; init; } = [];

    public ScenarioNumbers Numbers { get; init; } = new();

    /// <summary>Time until the agent's own phone is picked up after a click.</summary>
    /// <value>0.5 s.</value>
    public TimeSpan OwnPickUp { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Time until somebody who is called answers, or their phone says busy.</summary>
    /// <value>2 s.</value>
    public TimeSpan FarAnswer { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Time after which a ring is given up.</summary>
    /// <value>45 s.</value>
    public TimeSpan RingTime { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>Time for which a call stays parked before it rings whoever parked it.</summary>
    /// <value>60 s.</value>
    public TimeSpan ParkTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Time until a number that nobody answers is given up.</summary>
    /// <value>15 s.</value>
    public TimeSpan NoAnswerTime { get; init; } = TimeSpan.FromSeconds(15);
}
