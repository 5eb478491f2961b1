using FluentValidation;

namespace CallBridge.Configuration;

internal sealed class CallRecordsSectionValidator : AbstractValidator<CallRecordsSection>
{
    private const string ApiName = @"\A[A-Za-z][A-Za-z0-9_]{0,79}\z";

    public CallRecordsSectionValidator()
    {
        RuleFor(o => o.MinimumSeconds).InclusiveBetween(0, 3600).When(o => o.MinimumSeconds is not null);
        RuleFor(o => o.WrapUpSeconds).InclusiveBetween(0, 3600).When(o => o.WrapUpSeconds is not null);
        RuleFor(o => o.KeyField).Matches(ApiName).WithMessage("must be the API name of a Task field.").When(o => o.KeyField is not null);
        RuleForEach(o => o.Fields).Must(field => System.Text.RegularExpressions.Regex.IsMatch(field.Key, ApiName))
            .WithMessage("must be named by API names of Task fields.");
    }
}
