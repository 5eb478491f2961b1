using FluentValidation;

namespace CallBridge.Configuration;

internal sealed class TelephonyOptionsValidator : AbstractValidator<TelephonyOptions>
{
    public TelephonyOptionsValidator()
    {
        RuleFor(o => o.SystemName).Matches(@"\A[a-z0-9.-]{1,40}\z").WithMessage("must be 1 to 40 of a-z, 0-9, dot and dash.")
            .When(o => o.SystemName is not null);
        When(o => o.Provider == TelephonyProvider.Asterisk, () =>
        {
            RuleFor(o => o.Asterisk.Host).NotEmpty().WithMessage("is missing: name the Asterisk server.");
            RuleFor(o => o.Asterisk.Port).InclusiveBetween(1, 65535);
            RuleFor(o => o.Asterisk.Username).NotEmpty().WithMessage("is missing: name the AMI user of manager.conf.");
            RuleFor(o => o.Asterisk.Secret).NotEmpty()
                .WithMessage("is missing: give it in the environment as Telephony__Asterisk__Secret.");
            RuleFor(o => o.Asterisk.Endpoint).Matches(@"\A[A-Za-z0-9]+/[A-Za-z0-9_.+-]{1,60}\z")
                .WithMessage("must be technology and endpoint, such as PJSIP/1001.")
                .When(o => o.Asterisk.Endpoint is not null);
            RuleFor(o => o.Asterisk.DialContext).Matches(@"\A[A-Za-z0-9_-]{1,80}\z")
                .WithMessage("must be the name of a dialplan context.");
            RuleFor(o => o.Asterisk.ConferenceContext).Matches(@"\A[A-Za-z0-9_-]{1,80}\z")
                .WithMessage("must be the name of a dialplan context in which any 16 digits are a conference room.")
                .When(o => o.Asterisk.ConferenceContext is not null);
        });
    }
}
