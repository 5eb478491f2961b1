using CallBridge.Calls.Records;
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
        RuleFor(o => o.StartField).Matches(ApiName.Pattern()).WithMessage("must be the API name of a DateTime field of Task.").When(o => o.StartField is not null);
        RuleFor(o => o.RecordType).Matches(ApiName.Pattern()).WithMessage("must be the developer name of a record type of Task.").When(o => o.RecordType is not null);
        RuleFor(o => o.SubjectTemplate).Must(text => Wrong(text, isSubject: true) is null).WithMessage((_, text) => Wrong(text, isSubject: true));
        RuleFor(o => o.DescriptionTemplate).Must(text => Wrong(text) is null).WithMessage((_, text) => Wrong(text));
        RuleForEach(o => o.Fields).Must(field => ApiName.Is(field.Key))
            .WithMessage("must be named by API names of Task fields.");
        RuleForEach(o => o.Fields).Must(field => Wrong(field.Value) is null).WithMessage((_, field) => $"({field.Key}) {Wrong(field.Value)}");
    }

    /// <summary>What is wrong with a template; null if nothing is.</summary>
    private static string? Wrong(string? template, bool isSubject = false)
    {
        if (template is null || RecordTemplate.Unknown(template, isSubject) is not [var first, ..])
            return null;
        var known = RecordTemplate.Names.Where(name => !isSubject || name != "subject").Select(name => $"{{{name}}}");
        return $"has {{{first}}}, which is no placeholder. Use {string.Join(", ", known)}.";
    }
}
