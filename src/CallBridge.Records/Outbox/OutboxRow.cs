using CallBridge.Calls.Records;

namespace CallBridge.Records.Outbox;

/// <summary>One call record on its way to Salesforce, as committed.</summary>
public sealed record OutboxRow
{
    /// <summary>Order of coming in: what a listing pages by.</summary>
    public required long Number { get; init; }

    /// <summary>The newest wanted content.</summary>
    public required CallRecord Record { get; init; }

    public required RecordState State { get; init; }

    /// <summary>Revision of <see cref="Record"/>.</summary>
    public int Desired => Record.Revision;

    /// <summary>The revision that Salesforce has, or that counts as delivered; 0 if none.</summary>
    public required int Delivered { get; init; }

    /// <summary>The revision that was last sent and whose answer is not known; 0 if none.</summary>
    public required int InFlight { get; init; }

    /// <summary>The Task, once known: 18 characters.</summary>
    public string? TaskId { get; init; }

    /// <summary>The Task was there before this listener wrote it.</summary>
    public bool Adopted { get; init; }

    /// <summary>Retried by a person, or met by another's Task: looked up first, and a Task that reads otherwise is left as it is.</summary>
    public bool Guarded { get; init; }

    /// <summary>The answer to an update was lost and cannot be decided: the Task may lack the newest revision. A person may send it again.</summary>
    public bool Doubtful { get; init; }

    /// <summary>Unknown, and the route in use cannot look it up: never sent again by itself, a person decides.</summary>
    public bool Undecided { get; init; }

    /// <summary>Somebody has changed the Task in Salesforce since: no later revision is written over that.</summary>
    public bool Edited { get; init; }

    /// <summary>Attempts since it last made headway.</summary>
    public required int Attempts { get; init; }

    /// <summary>A plain sentence, if there is something to say.</summary>
    public string? Message { get; init; }

    /// <summary>About when it is tried next (UTC), for people; what counts is monotonic time. Null: at once, or never.</summary>
    public DateTimeOffset? NextAttempt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>As stored: see <see cref="Sent"/>.</summary>
    internal string? SentText { get; init; }

    /// <summary>As stored: see <see cref="Held"/>.</summary>
    internal string? HeldText { get; init; }

    /// <summary>The content that is in flight; null if none is, or it cannot be read.</summary>
    internal CallRecord? Sent => CallRecordJson.ReadFormer(SentText);

    /// <summary>
    /// What the Task holds as far as this listener wrote it; before it is known to have written any, what a former attempt may have made of
    /// it. Null if there is no such thing, or it cannot be read.
    /// </summary>
    internal CallRecord? Held => CallRecordJson.ReadFormer(HeldText);
}
