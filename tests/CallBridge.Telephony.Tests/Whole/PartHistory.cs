using CallBridge.Calls;

namespace CallBridge.Telephony.Tests.Whole;

/// <summary>What the model knows of a part over time.</summary>
internal sealed class PartHistory
{
    /// <summary>The run of the phone system that it belongs to.</summary>
    public required string Incarnation { get; init; }

    /// <summary>How many legs are known to have been its.</summary>
    public int Legs { get; set; }

    /// <summary>Channels that it had parked: one that was parked out of sight is known by who waits.</summary>
    public HashSet<string> Waiting { get; } = [];

    public TimeSpan Ring { get; private set; }

    public TimeSpan Talk { get; private set; }

    public TimeSpan Held { get; private set; }

    public bool Answered { get; private set; }

    /// <summary>Somebody else was rung or talked to.</summary>
    public bool Reached { get; private set; }

    /// <summary>It lived while the link was down: not all of it could be seen.</summary>
    public bool Missed { get; set; }

    /// <summary>It began to ring with early media while the link was down: no list shows that.</summary>
    public bool Hidden { get; set; }

    /// <summary>It lived while the link was up.</summary>
    public bool Seen { get; set; }

    /// <summary>And had reached somebody then.</summary>
    public bool SeenReached { get; set; }

    /// <summary>Whom it had to do with: outside, inside, or both.</summary>
    public bool Outside { get; set; }

    public bool Inside { get; set; }

    /// <summary>Takes the part as it stands.</summary>
    public void Note(ConnectionState state)
    {
        Reached |= state is not ConnectionState.Initiated;
        Answered |= state is ConnectionState.Connected or ConnectionState.Held or ConnectionState.HeldByRemote;
    }

    /// <summary>Time passes while it stands so.</summary>
    public void Pass(ConnectionState state, TimeSpan span)
    {
        switch (state)
        {
            case ConnectionState.Initiated or ConnectionState.Delivering or ConnectionState.Alerting:
                Ring += span;
                break;
            case ConnectionState.Connected:
                Talk += span;
                break;
            case ConnectionState.Held or ConnectionState.HeldByRemote:
                Held += span;
                break;
        }
    }
}
