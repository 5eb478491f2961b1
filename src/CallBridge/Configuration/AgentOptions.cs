using System.Globalization;
using FluentValidation;

namespace CallBridge.Configuration;

/// <summary>Section <c>Agent</c>: whose phone is followed and whose user the calls are written for.</summary>
public sealed record AgentOptions
{
    public const string Section = "Agent";

    /// <summary>The agent's extension.</summary>
    /// <value>1–20 digits, * or #; required with a real phone system, 1001 with the simulator.</value>
    public string? Extension { get; init; }

    /// <summary>User name of the agent in Salesforce.</summary>
    /// <value>Such as <c>fred@acme.example</c>; required but for the demo org.</value>
    public string? SalesforceUsername { get; init; }

    /// <summary>IANA time zone; default: the user's in Salesforce.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Locale such as <c>en-GB</c>; default: the user's in Salesforce.</summary>
    public string? Locale { get; init; }
}

internal sealed class AgentOptionsValidator : AbstractValidator<AgentOptions>
{
    public AgentOptionsValidator()
    {
        RuleFor(o => o.Extension).Matches(@"\A[0-9*#]{1,20}\z").WithMessage("must be 1 to 20 digits, * or #.")
            .When(o => o.Extension is not null);
        RuleFor(o => o.TimeZone).Must(zone => TimeZoneInfo.TryFindSystemTimeZoneById(zone!, out _))
            .WithMessage("must be an IANA time zone such as Europe/London.")
            .When(o => o.TimeZone is not null);
        RuleFor(o => o.Locale).Must(IsLocale).WithMessage("must be a locale such as en-GB.")
            .When(o => o.Locale is not null);
    }

    private static bool IsLocale(string? name)
    {
        try
        {
            _ = CultureInfo.GetCultureInfo(name!, predefinedOnly: true);
            return true;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
