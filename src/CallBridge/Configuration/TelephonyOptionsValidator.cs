using CallBridge.Telephony.Asterisk;
using CallBridge.Telephony.Asterisk.Vendors;
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
                .WithMessage("is missing: 'callbridge secret set Telephony:Asterisk:Secret', or give it in the environment as Telephony__Asterisk__Secret.");
            RuleFor(o => o.Asterisk.Endpoint).Matches(@"\A[A-Za-z0-9]+/[A-Za-z0-9_.+-]{1,60}\z")
                .WithMessage("must be technology and endpoint, such as PJSIP/1001.")
                .When(o => o.Asterisk.Endpoint is not null);
            RuleFor(o => o.Asterisk.HeartbeatSeconds).InclusiveBetween(2, 120);
            RuleFor(o => o.Asterisk.DialContext).Matches(@"\A[A-Za-z0-9_-]{1,80}\z")
                .WithMessage("must be the name of a dialplan context.");
            RuleFor(o => o.Asterisk.ConferenceContext).Matches(@"\A[A-Za-z0-9_-]{1,80}\z")
                .WithMessage("must be the name of a dialplan context in which any 16 digits are a conference room.")
                .When(o => o.Asterisk.ConferenceContext is not null);
            RuleForEach(o => o.Asterisk.Queues).Matches(@"\A[A-Za-z0-9_.-]{1,80}\z").WithMessage("must be the name of a queue in queues.conf.");
            RuleFor(o => o.Asterisk.Queues).Must(queues => queues.Distinct(StringComparer.OrdinalIgnoreCase).Count() == queues.Length)
                .WithMessage("names a queue twice.");
            RuleFor(o => o.Asterisk.QueueMemberInterface).Matches(@"\A[A-Za-z0-9]+/[A-Za-z0-9_.+@/-]{1,100}\z")
                .WithMessage("must be technology and device, such as PJSIP/1001 or Local/1001@from-queue/n.")
                .When(o => o.Asterisk.QueueMemberInterface is not null);
            RuleFor(o => o.Asterisk.AutoAnswer).NotEqual(AutoAnswerPreset.Talk)
                .WithMessage("is Talk: that is sent as Telephony:Asterisk:AnswerNotify says, which is None.")
                .When(o => o.Asterisk.AnswerNotify == NotifyPreset.None);
        });
    }
}
