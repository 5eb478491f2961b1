namespace CallBridge.Salesforce.Rest;

/// <summary>Why there is no answer.</summary>
internal enum RestFault
{
    /// <summary>There is one.</summary>
    None,

    /// <summary>No token: nothing was sent.</summary>
    NoSession,

    /// <summary>No connection: nothing was sent.</summary>
    NotSent,

    /// <summary>Sent, perhaps, and not answered.</summary>
    Lost,
}
