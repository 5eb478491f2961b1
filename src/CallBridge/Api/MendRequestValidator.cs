using CallBridge.Calls.Records;
using CallBridge.Calls.Search;
using FluentValidation;

namespace CallBridge.Api;

internal sealed class MendRequestValidator : AbstractValidator<MendRequest>
{
    private static readonly string[] People = ["Contact", "Lead"];

    // Nothing relates to these.
    private static readonly string[] NotRelated = ["Contact", "Lead", "User", "Task", "Event"];

    public MendRequestValidator()
    {
        RuleFor(r => r.Subject)
            .Must((r, _) => (r.Subject ?? r.Description ?? r.Disposition ?? r.Who ?? r.What) is not null)
            .WithMessage("Say what to mend: subject, description, disposition, who or what.");
        RuleFor(r => r.Subject).Must(text => !string.IsNullOrWhiteSpace(text)).WithMessage("A record must have a subject.")
            .MaximumLength(RecordRules.MaxSubject).WithMessage($"A subject has at most {RecordRules.MaxSubject} characters.")
            .Must(OneLine).WithMessage("A subject is one line of text.").When(r => r.Subject is not null);
        RuleFor(r => r.Description)
            .MaximumLength(RecordRules.MaxDescription).WithMessage($"A description has at most {RecordRules.MaxDescription} characters.");
        RuleFor(r => r.Disposition)
            .MaximumLength(RecordRules.MaxDisposition).WithMessage($"A disposition has at most {RecordRules.MaxDisposition} characters.")
            .Must(OneLine).WithMessage("A disposition is one line of text.");
        RuleFor(r => r.Who).Must(id => id is null or "" || People.Contains(SalesforceId.TypeOf(id)))
            .WithMessage("This is not the id of a contact or lead: 15 or 18 characters that begin with 003 or 00Q. Empty takes the person out.");
        RuleFor(r => r.What).Must(id => id is null or "" || (SalesforceId.Normalise(id) is not null && !NotRelated.Contains(SalesforceId.TypeOf(id))))
            .WithMessage("This is not the id of a record that a call can relate to: 15 or 18 characters. A person goes to who; empty takes it out.");
    }

    /// <summary>Why the two links cannot stand together; null if they can.</summary>
    public static string? LeadStandsAlone(CallRecord mended) => mended.WhatId is not null && SalesforceId.TypeOf(mended.WhoId) == "Lead"
        ? "Salesforce takes a lead alone only: send what as an empty text too."
        : null;

    private static bool OneLine(string? text) => text?.Any(char.IsControl) is not true;
}
