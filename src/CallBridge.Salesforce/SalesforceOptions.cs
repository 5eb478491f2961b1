using System.Collections.Immutable;

namespace CallBridge.Salesforce;

/// <summary>Which org, and how to get in.</summary>
public sealed record SalesforceOptions
{
    /// <value>Default <see cref="SalesforceConnection.Demo"/>.</value>
    public SalesforceConnection Connection { get; init; }

    /// <summary>My Domain names, such as <c>acme</c> or <c>acme--uat.sandbox</c>; the instance that signing in names must be one of theirs.</summary>
    /// <value>Default empty: any of Salesforce's hosts.</value>
    public ImmutableArray<string> MyDomains { get; init; } = [];

    /// <summary>Where to sign in: https on one of Salesforce's hosts; http only on loopback.</summary>
    /// <value>Default https://login.salesforce.com.</value>
    public Uri LoginUrl { get; init; } = new("https://login.salesforce.com");

    /// <value>Default <see cref="SalesforceFlow.ClientCredentials"/>.</value>
    public SalesforceFlow Flow { get; init; }

    /// <summary>The consumer key.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>The consumer secret.</summary>
    public string ClientSecret { get; init; } = "";

    /// <summary>PEM file with the RSA key of <see cref="SalesforceFlow.JwtBearer"/>.</summary>
    public string? PrivateKeyFile { get; init; }

    /// <summary>Where the browser comes back to after <see cref="SalesforceFlow.AuthorizationCode"/>: as registered in the app, to the letter.</summary>
    /// <value>Default http://localhost:21047/oauth/callback.</value>
    public Uri RedirectUri { get; init; } = new("http://localhost:21047" + OAuth.PersonalSignIn.CallbackPath);

    /// <summary>Such as <c>67.0</c>.</summary>
    /// <value>Default null: the highest that the org offers and this program knows.</value>
    public string? ApiVersion { get; init; }

    /// <summary>The agent's Salesforce user name.</summary>
    /// <value>Default null: the user who signed in.</value>
    public string? Username { get; init; }

    /// <summary>API name of the Task's unique external-id field for the call key.</summary>
    /// <value>Default null: found by describe.</value>
    public string? KeyField { get; init; }

    /// <summary>Objects to search until a page reports its softphone layout; asked about at sign-in.</summary>
    public ImmutableArray<string> FallbackSearchObjects { get; init; } = ["Contact", "Lead", "Account"];

    /// <summary>Without secrets.</summary>
    public override string ToString() => $"{Connection} {LoginUrl} ({Flow})";
}
