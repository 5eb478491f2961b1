using CallBridge.Calls.Dialling;
using FluentValidation;

namespace CallBridge.Configuration;

/// <summary>Section <c>DialPlan</c>: how numbers are read, matched and dialled.</summary>
public sealed record DialPlanSection
{
    public const string Section = "DialPlan";

    /// <value>Digits without plus, such as 44.</value>
    public string? CountryCallingCode { get; init; }

    public string? AreaCode { get; init; }

    /// <value>Default 0; empty where there is none.</value>
    public string? TrunkPrefix { get; init; }

    /// <value>Default 00.</value>
    public string? InternationalPrefix { get; init; }

    public string? OutsideLinePrefix { get; init; }

    /// <value>0–15; numbers of up to so many digits are internal; default 5.</value>
    public int? InternalDigits { get; init; }

    public InternalRangeSection[] InternalRanges { get; init; } = [];

    public DialFormat? DialFormat { get; init; }

    public string[] DeniedPrefixes { get; init; } = [];

    public string[] EmergencyNumbers { get; init; } = [];

    public DialPlanRules ToRules()
    {
        var defaults = new DialPlanRules();
        return defaults with
        {
            CountryCallingCode = CountryCallingCode ?? defaults.CountryCallingCode,
            AreaCode = AreaCode ?? defaults.AreaCode,
            TrunkPrefix = TrunkPrefix ?? defaults.TrunkPrefix,
            InternationalPrefix = InternationalPrefix ?? defaults.InternationalPrefix,
            OutsideLinePrefix = OutsideLinePrefix ?? defaults.OutsideLinePrefix,
            InternalDigits = InternalDigits ?? defaults.InternalDigits,
            InternalRanges = [.. InternalRanges.Select(range => new InternalRange(range.StartsWith, range.Digits))],
            DialFormat = DialFormat ?? defaults.DialFormat,
            DeniedPrefixes = [.. DeniedPrefixes],
            EmergencyNumbers = EmergencyNumbers.Length == 0 ? defaults.EmergencyNumbers : [.. EmergencyNumbers],
        };
    }
}

/// <summary>Internal numbers: how they start and how long they are.</summary>
public sealed record InternalRangeSection
{
    public string StartsWith { get; init; } = "";

    public int Digits { get; init; }
}

internal sealed class DialPlanSectionValidator : AbstractValidator<DialPlanSection>
{
    private const string DigitsOnly = @"\A[0-9]{0,8}\z";

    public DialPlanSectionValidator()
    {
        RuleFor(o => o.CountryCallingCode).Matches(@"\A[1-9][0-9]{0,2}\z").WithMessage("must be a country calling code such as 44, without plus.")
            .When(o => o.CountryCallingCode is not null);
        RuleFor(o => o.AreaCode).Matches(DigitsOnly).WithMessage("must be digits.").When(o => o.AreaCode is not null);
        RuleFor(o => o.TrunkPrefix).Matches(DigitsOnly).WithMessage("must be digits.").When(o => o.TrunkPrefix is not null);
        RuleFor(o => o.InternationalPrefix).Matches(DigitsOnly).WithMessage("must be digits.").When(o => o.InternationalPrefix is not null);
        RuleFor(o => o.OutsideLinePrefix).Matches(DigitsOnly).WithMessage("must be digits.").When(o => o.OutsideLinePrefix is not null);
        RuleFor(o => o.InternalDigits).InclusiveBetween(0, 15).When(o => o.InternalDigits is not null);
        RuleForEach(o => o.InternalRanges).Must(range => range.Digits is >= 1 and <= 15 && range.StartsWith.All(char.IsAsciiDigit))
            .WithMessage("must have StartsWith in digits and Digits from 1 to 15.");
        RuleForEach(o => o.DeniedPrefixes).Matches(@"\A\+?[0-9]{1,15}\z").WithMessage("must be digits, perhaps after a plus.");
        RuleForEach(o => o.EmergencyNumbers).Matches(@"\A[0-9]{2,6}\z").WithMessage("must be 2 to 6 digits.");
    }
}
