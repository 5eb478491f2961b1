namespace CallBridge.Calls;

/// <summary>Who called, seen from the agent. May change until the call is connected (a pickup looks outbound at first).</summary>
public enum Direction
{
    Inbound,
    Outbound,
}
