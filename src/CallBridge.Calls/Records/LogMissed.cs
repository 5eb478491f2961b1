namespace CallBridge.Calls.Records;

/// <summary>Which inbound calls that the agent did not answer become records.</summary>
public enum LogMissed
{
    None,

    /// <summary>Those to the agent's own number that nobody else took.</summary>
    Direct,

    /// <summary>Also those that rang a whole group: one record for each phone that rang.</summary>
    All,
}
