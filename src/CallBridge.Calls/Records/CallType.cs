namespace CallBridge.Calls.Records;

/// <summary>Task.CallType.</summary>
public enum CallType
{
    Inbound,
    Outbound,
    Internal,
}
