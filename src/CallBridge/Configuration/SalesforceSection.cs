using System.Text.RegularExpressions;
using CallBridge.Salesforce;

namespace CallBridge.Configuration;

/// <summary>Section <c>Salesforce</c>: the org.</summary>
public sealed partial record SalesforceSection
{
    public const string Section = "Salesforce";

    /// <value>Demo (default: a stand-in org on this machine), Rest or Browser.</value>
    public SalesforceConnection Connection { get; init; }

    /// <summary>The org's My Domain names: only their hosts may frame the page and lend it their toolkit.</summary>
    /// <value>Such as <c>acme</c> or <c>acme--uat.sandbox</c>.</value>
    public string[] MyDomains { get; init; } = [];

    /// <value>
    /// https address that tokens come from; default: the first My Domain's. With Browser: only a pretend org on this machine, in place of My Domains.
    /// </value>
    public string? LoginUrl { get; init; }

    /// <value>ClientCredentials (default), AuthorizationCode or JwtBearer.</value>
    public SalesforceFlow Flow { get; init; } = SalesforceFlow.ClientCredentials;

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    /// <summary>With flow JwtBearer: PEM file of the RSA key whose certificate the app has.</summary>
    public string? PrivateKeyFile { get; init; }

    /// <summary>With flow JwtBearer and AuthorizationCode: who signs in.</summary>
    /// <value>Default: Agent:SalesforceUsername.</value>
    public string? Username { get; init; }

    /// <value>Such as 67.0; default: the newest that the org and CallBridge know.</value>
    public string? ApiVersion { get; init; }

    /// <value>sObject types searched until a page has reported its softphone layout.</value>
    public string[] FallbackSearchObjects { get; init; } = [];

    /// <summary>The types in force.</summary>
    public string[] SearchObjects => FallbackSearchObjects.Length == 0 ? ["Contact", "Lead", "Account"] : FallbackSearchObjects;

    /// <summary>Never the secret.</summary>
    public override string ToString() => $"Salesforce {Connection} for {string.Join(", ", MyDomains)}";

    [GeneratedRegex(@"\A[a-z0-9]+(-{1,2}[a-z0-9]+)*(\.(sandbox|develop|scratch|trailblaze|demo|patch|stage|free))?\z")]
    internal static partial Regex MyDomainPattern();
}
