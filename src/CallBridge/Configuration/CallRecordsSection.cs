using System.Collections.Immutable;
using CallBridge.Calls.Records;
using CallBridge.Records;

namespace CallBridge.Configuration;

/// <summary>Section <c>CallRecords</c>: what is written of which calls.</summary>
public sealed record CallRecordsSection
{
    public const string Section = "CallRecords";

    public bool? LogInternal { get; init; }

    public bool? LogUnansweredOutbound { get; init; }

    public LogMissed? LogMissed { get; init; }

    /// <value>0–3600 seconds of talk; default 0.</value>
    public int? MinimumSeconds { get; init; }

    public string[] NeverLog { get; init; } = [];

    /// <value>0–3600; default 120.</value>
    public int? WrapUpSeconds { get; init; }

    public string? Status { get; init; }

    public string? SubjectTemplate { get; init; }

    public string? DescriptionTemplate { get; init; }

    /// <value>API name of Task's unique external-id field; default: found by asking the org.</value>
    public string? KeyField { get; init; }

    /// <value>Developer name of a Task's record type; default: the user's own.</value>
    public string? RecordType { get; init; }

    /// <value>API name of a DateTime field of Task that takes the start of the call; default: none.</value>
    public string? StartField { get; init; }

    public Dictionary<string, string> Fields { get; init; } = [];

    /// <value>1–3650 days that ended calls and delivered records stay on this machine; default 90.</value>
    public int? KeepDays { get; init; }

    /// <value>200–100,000 ended calls kept at most; default 1,000.</value>
    public int? KeepCalls { get; init; }

    /// <value>200–100,000 delivered records kept at most; default 5,000.</value>
    public int? KeepRecords { get; init; }

    public RetentionPolicy ToRetention() => new()
    {
        Days = KeepDays ?? RetentionPolicy.DefaultDays,
        EndedCalls = KeepCalls ?? RetentionPolicy.DefaultEndedCalls,
        SavedRecords = KeepRecords ?? RetentionPolicy.DefaultSavedRecords,
    };

    public RecordPolicy ToPolicy()
    {
        var defaults = new RecordPolicy();
        return defaults with
        {
            LogInternal = LogInternal ?? defaults.LogInternal,
            LogUnansweredOutbound = LogUnansweredOutbound ?? defaults.LogUnansweredOutbound,
            LogMissed = LogMissed ?? defaults.LogMissed,
            MinimumSeconds = MinimumSeconds ?? defaults.MinimumSeconds,
            NeverLog = [.. NeverLog],
            WrapUpSeconds = WrapUpSeconds ?? defaults.WrapUpSeconds,
            Status = Status ?? defaults.Status,
            SubjectTemplate = SubjectTemplate ?? defaults.SubjectTemplate,
            DescriptionTemplate = DescriptionTemplate ?? defaults.DescriptionTemplate,
            RecordType = RecordType,
            StartField = StartField,
            Fields = Fields.ToImmutableSortedDictionary(),
        };
    }
}
