namespace CallBridge.Crash.Images;

/// <summary>How far a call of the workload has come; each stage is one commit.</summary>
internal enum CallStage
{
    None,
    Rang,
    Answered,
    Ended,
    Sending,
    Saved,
}
