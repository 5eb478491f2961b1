namespace CallBridge.Salesforce;

/// <summary>By which way Salesforce is reached.</summary>
public enum SalesforceConnection
{
    /// <summary>The demo org on this machine.</summary>
    Demo,

    /// <summary>Salesforce's REST API, with the listener's own sign-in.</summary>
    Rest,

    /// <summary>The session of the leader page.</summary>
    Browser,
}
