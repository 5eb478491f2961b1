using CallBridge.DemoOrg;

namespace CallBridge.Configuration;

/// <summary>Section <c>Demo</c>: the stand-in Salesforce org.</summary>
public sealed record DemoOptions
{
    public const string Section = "Demo";

    /// <value>Port of the demo org on loopback, 1–65535; default 21050.</value>
    public int Port { get; init; } = 21050;

    /// <value>The Apex classes that the demo org has: All (default), GetCurrentUser or None.</value>
    public InstalledApex Apex { get; init; } = InstalledApex.All;
}
