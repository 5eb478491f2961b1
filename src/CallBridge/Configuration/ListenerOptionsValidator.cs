using FluentValidation;

namespace CallBridge.Configuration;

internal sealed class ListenerOptionsValidator : AbstractValidator<ListenerOptions>
{
    public ListenerOptionsValidator()
    {
        RuleFor(o => o.HttpPort).InclusiveBetween(1, 65535);
        RuleFor(o => o.HttpsPort).InclusiveBetween(1, 65535)
            .NotEqual(o => o.HttpPort).WithMessage("must not be the port of HttpPort.");
        RuleForEach(o => o.AllowedOrigins).Must(Origins.IsExact)
            .WithMessage("must be exact origins such as https://intranet.example (scheme, host, port if any; no path, no wildcard).");
    }
}
