using CallBridge.Salesforce;
using FluentValidation;

namespace CallBridge.Configuration;

internal sealed class CallRecordsSectionValidator : AbstractValidator<CallRecordsSection>
{
    public CallRecordsSectionValidator()
    {
        RuleFor(o => o.MinimumSeconds).InclusiveBetween(0, 3600).When(o => o.MinimumSeconds is not null);
        RuleFor(o => o.WrapUpSeconds).InclusiveBetween(0, 3600).When(o => o.WrapUpSeconds is not null);
        RuleFor(o => o.KeyField).Matches(ApiName.Pattern()).WithMessage("must be the API name of a Task field.").When(o => o.KeyField is not null);
        RuleForEach(o => o.Fields).Must(field => ApiName.Is(field.Key))
            .WithMessage("must be named by API names of Task fields.");
    }
}
