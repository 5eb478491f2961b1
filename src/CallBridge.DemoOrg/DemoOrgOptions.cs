using System.Collections.Immutable;
using CallBridge.DemoOrg.Org.Schema;

namespace CallBridge.DemoOrg;

/// <summary>How the demo org is started. Every default is what the running demo uses.</summary>
public sealed record DemoOrgOptions
{
    /// <summary>The port on 127.0.0.1 and ::1.</summary>
    /// <value>Default 21050; 0 takes any free port, for tests.</value>
    public int Port { get; init; } = 21050;

    /// <summary>The softphone page that the utility bar frames.</summary>
    /// <value>Default http://localhost:21047/softphone/.</value>
    public Uri SoftphoneUrl { get; init; } = new("http://localhost:21047/softphone/");

    /// <summary>The page that takes the softphone's place when it does not say in time that it is there.</summary>
    public string StandbyUrl { get; init; } = "/apex/CallBridgeStandby?panel=http";

    /// <summary>How long the softphone's page has to say so.</summary>
    /// <value>Default 20 s: the demo's page is there as soon as the demo is, and a slow machine is no reason to replace it.</value>
    public TimeSpan SoftphoneTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The consumer key that the token endpoint takes.</summary>
    public string ClientId { get; init; } = "demo";

    /// <summary>The consumer secret that the token endpoint takes.</summary>
    public string ClientSecret { get; init; } = "demo";

    /// <summary>The user as whom the client-credentials flow runs, as an External Client App names one.</summary>
    /// <value>Default: the seeded agent.</value>
    public string RunAsUsername { get; init; } = Org.OrgSeed.AgentUsername;

    /// <summary>Where the app's sign-in page may send a browser, to the letter.</summary>
    /// <value>Default: the listener's own, on its usual port.</value>
    public ImmutableArray<string> RedirectUris { get; init; } = ["http://localhost:21047/oauth/callback"];

    /// <summary>Each use of a refresh token gives a new one and ends the old.</summary>
    public bool RotateRefreshTokens { get; init; } = true;

    /// <summary>PEM of the certificate that signs JWT assertions; null: the app has none.</summary>
    public string? Certificate { get; init; }

    /// <summary>Whether Task has the field CallBridge_Key__c, and how it is set up.</summary>
    /// <value>Default: External ID and Unique.</value>
    public KeyFieldKind KeyField { get; init; } = KeyFieldKind.Unique;

    /// <summary>The Apex that its pages can run.</summary>
    /// <value>Default: GetCurrentUser only.</value>
    public InstalledApex Apex { get; init; } = InstalledApex.GetCurrentUser;
}
