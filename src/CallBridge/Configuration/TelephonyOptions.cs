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
