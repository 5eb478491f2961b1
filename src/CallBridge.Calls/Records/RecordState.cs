namespace CallBridge.Calls.Records;

/// <summary>How far a call record has come.</summary>
public enum RecordState
{
    /// <summary>None is to be written.</summary>
    None,

    /// <summary>Waits for its turn or its retry.</summary>
    Pending,

    /// <summary>A request is under way.</summary>
    Sending,

    /// <summary>A request's answer was lost: looked up before anything is sent again.</summary>
    Unknown,

    /// <summary>In Salesforce.</summary>
    Saved,

    /// <summary>Refused for good: set aside for a person to mend.</summary>
    Failed,
}
