namespace CallBridge.Records;

/// <summary>
/// How long what is done with is kept on this machine. What waits for Salesforce or for a person is never pruned, nor are the newest
/// <see cref="Pruning.AlwaysKept"/> of each kind, whatever a clock says.
/// </summary>
public sealed record RetentionPolicy
{
    public const int DefaultDays = 90;
    public const int DefaultEndedCalls = 1_000;
    public const int DefaultSavedRecords = 5_000;

    /// <summary>Days after which ended calls and delivered records go.</summary>
    /// <value>1 to 3650; default <see cref="DefaultDays"/>.</value>
    public int Days { get; init; } = DefaultDays;

    /// <summary>Ended calls kept at most.</summary>
    /// <value>200 to 100,000; default <see cref="DefaultEndedCalls"/>.</value>
    public int EndedCalls { get; init; } = DefaultEndedCalls;

    /// <summary>Delivered records kept at most: their Task ids let a late revision update instead of insert.</summary>
    /// <value>200 to 100,000; default <see cref="DefaultSavedRecords"/>.</value>
    public int SavedRecords { get; init; } = DefaultSavedRecords;
}
