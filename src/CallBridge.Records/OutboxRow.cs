using CallBridge.Calls.Records;

namespace CallBridge.Records;

/// <summary>One call record on its way to Salesforce, as committed.</summary>
public sealed record OutboxRow
{
    /// <summary>The newest wanted content.</summary>
    public required CallRecord Record { get; init; }

    public required RecordState State { get; init; }

    /// <summary>Revision of <see cref="Record"/>.</summary>
    public int Desired => Record.Revision;

    /// <summary>The revision that Salesforce has; 0 if none.</summary>
    public required int Delivered { get; init; }

    /// <summary>The revision that was last sent and whose answer is not known; 0 if none.</summary>
    public required int InFlight { get; init; }

    /// <summary>The Task, once known: 18 characters.</summary>
    public string? TaskId { get; init; }

    /// <summary>The Task was there before this listener wrote it.</summary>
    public bool Adopted { get; init; }

    /// <summary>Retried by a person before its Task was known: looked up first, and a Task that is there is left as it is.</summary>
    public bool Guarded { get; init; }

    /// <summary>The answer to an update was lost: the Task may lack the newest revision. A person may send it again.</summary>
    public bool Doubtful { get; init; }

    /// <summary>Attempts since it last made headway.</summary>
    public required int Attempts { get; init; }

    /// <summary>A plain sentence, if there is something to say.</summary>
    public string? Message { get; init; }

    /// <summary>About when it is tried next (UTC), for people; what counts is monotonic time. Null: at once, or never.</summary>
    public DateTimeOffset? NextAttempt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset ChangedAt { get; init; }
}
