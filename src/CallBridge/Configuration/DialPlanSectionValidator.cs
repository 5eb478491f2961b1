using FluentValidation;

namespace CallBridge.Configuration;

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
