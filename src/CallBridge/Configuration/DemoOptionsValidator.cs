using FluentValidation;

namespace CallBridge.Configuration;

internal sealed class DemoOptionsValidator : AbstractValidator<DemoOptions>
{
    public DemoOptionsValidator() => RuleFor(o => o.Port).InclusiveBetween(1, 65535);
}
