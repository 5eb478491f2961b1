namespace CallBridge.Calls.Desk;

/// <summary>How a command ended.</summary>
public enum CommandState
{
    Done,
    Failed,
    TimedOut,
}
