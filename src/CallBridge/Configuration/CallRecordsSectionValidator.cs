using CallBridge.Salesforce;
using FluentValidation;

namespace CallBridge.Configuration;

internal sealed class CallRecordsSectionValidator : AbstractValidator<CallRecordsSection>
{
    public CallRecordsSectionValidator()
    {
        RuleFor(o => o.MinimumSeconds).InclusiveBetween(0, 3600).When(o => o.MinimumSeconds is not null);
        RuleFor(o => o.WrapUpSeconds).InclusiveBetween(0, 3600).When(o => o.WrapUpSeconds is not null);
        RuleFor(o => o.KeepDays).InclusiveBetween(1, 3650).When(o => o.KeepDays is not null);
        RuleFor(o => o.KeepCalls).InclusiveBetween(200, 100_000).When(o => o.KeepCalls is not null);
        RuleFor(o => o.KeepRecords).InclusiveBetween(200, 100_000).When(o => o.KeepRecords is not null);
        RuleFor(o => o.KeyField).Matches(ApiName.Pattern()).WithMessage("must be the API name of a Task field.").When(o => o.KeyField is not null);
        RuleForEach(o => o.Fields).Must(field => ApiName.Is(field.Key))
            .WithMessage("must be named by API names of Task fields.");
    }
}
