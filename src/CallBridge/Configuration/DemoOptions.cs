using FluentValidation;

namespace CallBridge.Configuration;

/// <summary>Section <c>Demo</c>: the stand-in Salesforce org.</summary>
public sealed record DemoOptions
{
    public const string Section = "Demo";

    /// <value>Port of the demo org on loopback, 1–65535; default 21050.</value>
    public int Port { get; init; } = 21050;
}

internal sealed class DemoOptionsValidator : AbstractValidator<DemoOptions>
{
    public DemoOptionsValidator() => RuleFor(o => o.Port).InclusiveBetween(1, 65535);
}
