namespace CallBridge.Calls.Desk;

/// <summary>How far the search for a call's number has come.</summary>
public enum SearchProgress
{
    None,
    Searching,
    Answered,
    Failed,
}
