using CallBridge.Telephony.Asterisk;
using FluentValidation;

namespace CallBridge.Configuration;

/// <summary>Section <c>Telephony</c>: the phone system.</summary>
public sealed record TelephonyOptions
{
    public const string Section = "Telephony";

    /// <value>Simulator (default: a pretend phone system inside, for trying out) or Asterisk.</value>
    public TelephonyProvider Provider { get; init; }

    /// <summary>Name of the phone system in call keys; the same on every listener of one phone system.</summary>
    /// <value>1–40 of a–z, 0–9, dot and dash; default: the phone system's own name.</value>
    public string? SystemName { get; init; }

    public AsteriskSection Asterisk { get; init; } = new();
}

/// <summary>Which phone system is followed.</summary>
public enum TelephonyProvider
{
    Simulator,
    Asterisk,
}

/// <summary>Section <c>Telephony:Asterisk</c>.</summary>
public sealed record AsteriskSection
{
    /// <value>Name or address of the Asterisk server; required with Provider Asterisk.</value>
    public string? Host { get; init; }

    /// <value>1–65535; default 5038.</value>
    public int Port { get; init; } = 5038;

    public bool UseTls { get; init; }

    /// <summary>The AMI user of manager.conf.</summary>
    public string? Username { get; init; }

    /// <summary>Its secret; from the environment (<c>Telephony__Asterisk__Secret</c>) rather than from a file.</summary>
    public string? Secret { get; init; }

    /// <value>Technology and endpoint of the agent's phone; default PJSIP/ and the extension.</value>
    public string? Endpoint { get; init; }

    /// <value>The dialplan context in which the agent's numbers are dialled; default from-internal.</value>
    public string DialContext { get; init; } = "from-internal";

    /// <summary>How the phone is told to answer.</summary>
    public NotifyPreset AnswerNotify { get; init; } = NotifyPreset.BroadsoftTalkHold;

    /// <summary>How the phone is told to hold and retrieve.</summary>
    public NotifyPreset HoldNotify { get; init; } = NotifyPreset.BroadsoftTalkHold;

    /// <summary>Never the secret.</summary>
    public override string ToString() => $"Asterisk at {Host}:{Port} as {Username}";
}

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
        });
    }
}
