using System.Collections.Immutable;

namespace CallBridge.Calls.Records;

/// <summary>Which calls become records, and how these are worded.</summary>
public sealed record RecordPolicy
{
    public const string DefaultSubject = "{direction} Call at {time} {zone} {preposition} {number} ({name})";

    public const string DefaultDescription = "{subject}\n{remark}\n{note}";

    /// <summary>Whether calls between colleagues are saved.</summary>
    /// <value>Default true.</value>
    public bool LogInternal { get; init; } = true;

    /// <summary>Whether a call that the agent made and nobody answered is saved.</summary>
    /// <value>Default true.</value>
    public bool LogUnansweredOutbound { get; init; } = true;

    /// <summary>Which missed calls are saved.</summary>
    /// <value>
    /// Default <see cref="LogMissed.Direct"/>: a queue call that rings twenty phones would otherwise leave twenty records of one call, nineteen of
    /// them of agents who had no part in it.
    /// </value>
    public LogMissed LogMissed { get; init; } = LogMissed.Direct;

    /// <summary>Answered calls with less talk time than this are not saved.</summary>
    /// <value>Seconds, 0 to 3600; default 0.</value>
    public int MinimumSeconds { get; init; }

    /// <summary>Calls with these numbers, in any notation, are not saved.</summary>
    /// <value>Default none.</value>
    public ImmutableArray<string> NeverLog { get; init; } = [];

    /// <summary>How long after the end the record can still be changed from the panel.</summary>
    /// <value>Seconds, 0 to 3600; default 120.</value>
    public int WrapUpSeconds { get; init; } = 120;

    /// <summary>Status of the Task.</summary>
    /// <value>Default null: a closed TaskStatus of the org.</value>
    public string? Status { get; init; }

    /// <summary>Wording of the Subject; for placeholders see <see cref="RecordTemplate"/>.</summary>
    /// <value>Default <see cref="DefaultSubject"/>.</value>
    public string SubjectTemplate { get; init; } = DefaultSubject;

    /// <summary>Wording of the Description; for placeholders see <see cref="RecordTemplate"/>.</summary>
    /// <value>Default <see cref="DefaultDescription"/>.</value>
    public string DescriptionTemplate { get; init; } = DefaultDescription;

    /// <summary>Record type of a new Task, by its developer name.</summary>
    /// <value>Default null: the user's own default.</value>
    public string? RecordType { get; init; }

    /// <summary>A DateTime field of Task that takes the start of the call: a Task itself has only a date.</summary>
    /// <value>API name; default null: none.</value>
    public string? StartField { get; init; }

    /// <summary>Further Task fields by API name; values may have the placeholders of <see cref="RecordTemplate"/>.</summary>
    /// <value>Default none.</value>
    public ImmutableSortedDictionary<string, string> Fields { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
