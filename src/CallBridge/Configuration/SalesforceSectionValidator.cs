using CallBridge.Salesforce;
using FluentValidation;

namespace CallBridge.Configuration;

internal sealed partial class SalesforceSectionValidator : AbstractValidator<SalesforceSection>
{
    public SalesforceSectionValidator()
    {
        RuleForEach(o => o.MyDomains).Matches(SalesforceSection.MyDomainPattern())
            .WithMessage("must be a My Domain name such as acme or acme--uat.sandbox, without any host.");
        RuleFor(o => o.ApiVersion).Matches(@"\A[0-9]{2,3}\.0\z").WithMessage("must be a version such as 67.0.")
            .When(o => o.ApiVersion is not null);
        RuleForEach(o => o.FallbackSearchObjects).Matches(ApiName.Pattern())
            .WithMessage("must be API names of objects, such as Contact.");
        When(o => o.Connection == SalesforceConnection.Browser, () =>
        {
            RuleFor(o => o.MyDomains).NotEmpty().WithMessage("is missing: name the org's My Domain, such as acme.").When(o => o.LoginUrl is null);
            RuleFor(o => o.LoginUrl).Must(text => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.IsLoopback)
                .WithMessage("has no meaning with Salesforce:Connection Browser, but to name a pretend org on this machine, such as http://localhost:21050.")
                .When(o => o.LoginUrl is not null);
        });
        When(o => o.Connection == SalesforceConnection.Rest, () =>
        {
            RuleFor(o => o.MyDomains).NotEmpty().WithMessage("is missing: name the org's My Domain, such as acme.");
            RuleFor(o => o.ClientId).NotEmpty().WithMessage("is missing: the consumer key of the external client app.");
            RuleFor(o => o.ClientSecret).NotEmpty()
                .WithMessage("is missing: 'callbridge secret set Salesforce:ClientSecret', or give it in the environment as Salesforce__ClientSecret.")
                .When(o => o.Flow == SalesforceFlow.ClientCredentials);
            RuleFor(o => o.PrivateKeyFile).Must(path => File.Exists(path))
                .WithMessage("must name the PEM file of the private key for Salesforce:Flow JwtBearer; there is no such file.")
                .When(o => o.Flow == SalesforceFlow.JwtBearer);
        });
        RuleFor(o => o.LoginUrl).Must(IsSafe!)
            .WithMessage("must be https on one of Salesforce's hosts (plain http only to this machine), without user or path.")
            .When(o => o.LoginUrl is not null);
    }

    private static bool IsSafe(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.AbsolutePath == "/" && uri.Query.Length == 0
        && SalesforceHosts.Problem(uri) is null;
}
