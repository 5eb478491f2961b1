namespace CallBridge.Salesforce.Rest;

/// <summary>How long a write may take.</summary>
internal enum RestPatience
{
    /// <summary>One record.</summary>
    Single,

    /// <summary>Up to 200 records.</summary>
    Batch,
}
