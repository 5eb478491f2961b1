namespace CallBridge.DemoOrg;

/// <summary>Which Apex classes an administrator has deployed to this org.</summary>
public enum InstalledApex
{
    /// <summary>None at all.</summary>
    None,

    /// <summary>GetCurrentUser, as telephony adapters have always asked for.</summary>
    GetCurrentUser,

    /// <summary>GetCurrentUser, CallBridgeOrg and CallBridgeLog.</summary>
    All,
}
