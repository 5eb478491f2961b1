using System.Globalization;
using FluentValidation;

namespace CallBridge.Configuration;

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
