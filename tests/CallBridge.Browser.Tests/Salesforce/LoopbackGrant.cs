namespace CallBridge.Browser.Tests.Salesforce;

/// <summary>Whether Salesforce's pages may reach programs of this machine (Local Network Access).</summary>
internal enum LoopbackGrant
{
    /// <summary>Nobody has said so: Chromium asks, and without a window asks nobody.</summary>
    None,

    /// <summary>An administrator has, for the org's hosts.</summary>
    OrgHosts,

    /// <summary>And has let pages pass it on to the frames in them, Visualforce's among them.</summary>
    OrgHostsAndTheirFrames,

    /// <summary>It is forbidden, and pages may pass that on to their frames.</summary>
    Refused,
}
