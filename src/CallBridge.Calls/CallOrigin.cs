namespace CallBridge.Calls;

/// <summary>Where a call was begun.</summary>
public enum CallOrigin
{
    /// <summary>A number clicked in Salesforce.</summary>
    Click,

    /// <summary>The dial field of the softphone page.</summary>
    DialField,

    /// <summary>The handset.</summary>
    Handset,

    /// <summary>Another program, through the HTTP API.</summary>
    Api,

    /// <summary>The phone system: an inbound call.</summary>
    Pbx,
}
