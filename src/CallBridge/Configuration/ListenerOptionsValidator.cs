using FluentValidation;

namespace CallBridge.Configuration;

internal sealed class ListenerOptionsValidator : AbstractValidator<ListenerOptions>
{
    private const string OwnPort = "must not be 80 or 443, which browsers do not name.";

    public ListenerOptionsValidator()
    {
        // A browser leaves a scheme's own port out of Host and Origin, where the guard looks for it.
        RuleFor(o => o.HttpPort).InclusiveBetween(1, 65535).Must(IsNamed).WithMessage(OwnPort);
        RuleFor(o => o.HttpsPort).InclusiveBetween(1, 65535)
            .NotEqual(o => o.HttpPort).WithMessage("must not be the port of HttpPort.")
            .Must(IsNamed).WithMessage(OwnPort);
        RuleForEach(o => o.AllowedOrigins).Must(Origins.IsExact)
            .WithMessage("must be exact origins such as https://intranet.example (scheme, host, port if any; no path, no wildcard).");
    }

    private static bool IsNamed(int port) => port is not (80 or 443);
}
