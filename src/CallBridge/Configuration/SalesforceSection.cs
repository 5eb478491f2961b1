using System.Text.RegularExpressions;
using CallBridge.Salesforce;
using FluentValidation;

namespace CallBridge.Configuration;

/// <summary>Section <c>Salesforce</c>: the org.</summary>
public sealed partial record SalesforceSection
{
    public const string Section = "Salesforce";

    /// <value>Demo (default: a stand-in org on this machine) or Rest.</value>
    public SalesforceConnection Connection { get; init; }

    /// <summary>The org's My Domain names: only their hosts may frame the page and lend it their toolkit.</summary>
    /// <value>Such as <c>acme</c> or <c>acme--uat.sandbox</c>.</value>
    public string[] MyDomains { get; init; } = [];

    /// <value>https address that tokens come from; default: the first My Domain's.</value>
    public string? LoginUrl { get; init; }

    /// <value>ClientCredentials.</value>
    public SalesforceFlow Flow { get; init; } = SalesforceFlow.ClientCredentials;

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

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

internal sealed partial class SalesforceSectionValidator : AbstractValidator<SalesforceSection>
{
    public SalesforceSectionValidator()
    {
        RuleForEach(o => o.MyDomains).Matches(SalesforceSection.MyDomainPattern())
            .WithMessage("must be a My Domain name such as acme or acme--uat.sandbox, without any host.");
        RuleFor(o => o.ApiVersion).Matches(@"\A[0-9]{2,3}\.0\z").WithMessage("must be a version such as 67.0.")
            .When(o => o.ApiVersion is not null);
        RuleForEach(o => o.FallbackSearchObjects).Matches(@"\A[A-Za-z][A-Za-z0-9_]{0,79}\z")
            .WithMessage("must be API names of objects, such as Contact.");
        RuleFor(o => o.Connection).NotEqual(SalesforceConnection.Browser).WithMessage("must be Demo or Rest: this version has no Browser route.");
        RuleFor(o => o.Flow).Equal(SalesforceFlow.ClientCredentials).WithMessage("must be ClientCredentials: this version has no other flow.");
        When(o => o.Connection == SalesforceConnection.Rest, () =>
        {
            RuleFor(o => o.MyDomains).NotEmpty().WithMessage("is missing: name the org's My Domain, such as acme.");
            RuleFor(o => o.ClientId).NotEmpty().WithMessage("is missing: the consumer key of the external client app.");
            RuleFor(o => o.ClientSecret).NotEmpty()
                .WithMessage("is missing: give it in the environment as Salesforce__ClientSecret.");
        });
        RuleFor(o => o.LoginUrl).Must(IsSafe!)
            .WithMessage("must be https (plain http only to this machine), without user or path.")
            .When(o => o.LoginUrl is not null);
    }

    private static bool IsSafe(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.UserInfo.Length == 0 && uri.AbsolutePath == "/" && uri.Query.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback);
}
