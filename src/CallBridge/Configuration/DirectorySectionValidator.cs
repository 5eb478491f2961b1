using FluentValidation;

namespace CallBridge.Configuration;

internal sealed class DirectorySectionValidator : AbstractValidator<DirectorySection>
{
    private const int NameLength = 80;

    public DirectorySectionValidator()
    {
        RuleFor(o => o.Entries).Must(entries => entries.Length <= DirectorySection.Most).WithMessage($"has at most {DirectorySection.Most} entries.");
        RuleForEach(o => o.Entries).Must(entry => !string.IsNullOrWhiteSpace(entry.Name) && entry.Name.Length <= NameLength)
            .WithMessage($"must have a Name of at most {NameLength} characters.");
        RuleForEach(o => o.Entries).Must(entry => entry.Number.Any(char.IsAsciiDigit) && entry.Number.Length <= NameLength)
            .WithMessage("must have a Number with digits.");
    }
}
