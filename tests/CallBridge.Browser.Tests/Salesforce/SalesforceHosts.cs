namespace CallBridge.Browser.Tests.Salesforce;

/// <summary>Names that the test's browser finds at the stand-in of Salesforce.</summary>
internal static class SalesforceHosts
{
    public const string MyDomain = "acme";

    /// <summary>Lightning Experience.</summary>
    public const string Lightning = "acme.lightning.force.com";

    /// <summary>The My Domain itself: Classic's pages, and every toolkit script.</summary>
    public const string My = "acme.my.salesforce.com";

    /// <summary>Visualforce pages, a site of their own.</summary>
    public const string Visualforce = "acme--c.vf.force.com";

    /// <summary>An org that the listener does not serve, with all that belongs to it.</summary>
    public const string Stranger = "stranger.lightning.force.com";

    public static IReadOnlyList<string> All { get; } = [Lightning, My, Visualforce, Stranger];
}
