namespace CallBridge.Records.Tests.Bench;

/// <summary>What becomes of a save.</summary>
public enum SaveFate
{
    Done,
    LostBefore,
    LostAfter,
    RetryRow,
    RetryOrg,
    Refused,
}
