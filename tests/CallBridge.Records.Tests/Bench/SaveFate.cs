namespace CallBridge.Records.Tests.Bench;

/// <summary>What becomes of a save.</summary>
public enum SaveFate
{
    Done,
    LostBefore,
    LostAfter,

    /// <summary>Lost, and where it makes a Task carried out only after it was looked up.</summary>
    LostLate,
    RetryRow,
    RetryOrg,
    Refused,
}
