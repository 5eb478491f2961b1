using CallBridge.Calls.Associations;

namespace CallBridge.Calls.Records;

/// <summary>All that is known of the agent's part in a call when its record is written.</summary>
public sealed record CallFacts
{
    /// <summary>See <see cref="CallKey"/>.</summary>
    public required string Key { get; init; }

    /// <summary>The agent's extension.</summary>
    public required string Agent { get; init; }

    /// <summary>Our id of the call.</summary>
    public required string CallId { get; init; }

    /// <summary>From 1.</summary>
    public int Revision { get; init; } = 1;

    public required Direction Direction { get; init; }

    public bool Internal { get; init; }

    /// <summary>The far party as the phone system names it.</summary>
    public Party Far { get; init; } = Party.Unknown;

    /// <summary>The far number as the panel shows it; null: as presented.</summary>
    public string? FarNumberAsShown { get; init; }

    /// <summary>Name of the single match, else the phone system's name; null if neither.</summary>
    public string? PartyName { get; init; }

    public string? CalledNumber { get; init; }

    public string? Queue { get; init; }

    /// <summary>First ring or dial, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    public TimeSpan Ring { get; init; }

    public TimeSpan Talk { get; init; }

    public TimeSpan Held { get; init; }

    public bool Answered { get; init; }

    /// <summary>The connection to the phone system was lost meanwhile: <see cref="Talk"/> may have been longer.</summary>
    public bool AtLeast { get; init; }

    public EndReason Reason { get; init; } = EndReason.Unknown;

    public Association Association { get; init; } = Association.None;

    public string? Note { get; init; }

    public string? Disposition { get; init; }

    /// <summary>The agent marked the call as not to be logged; a later <see cref="Revision"/> of it is emptied.</summary>
    public bool Private { get; init; }

    /// <summary>It came through a queue or hunt group.</summary>
    public bool ThroughGroup { get; init; }
}
