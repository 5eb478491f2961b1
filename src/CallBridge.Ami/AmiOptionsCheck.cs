namespace CallBridge.Ami;

/// <summary>Finds all that is wrong with <see cref="AmiOptions"/> at once, so that an administrator mends a file once.</summary>
internal static class AmiOptionsCheck
{
    private const int TextLength = 255;
    private const int Sha256HexDigits = 64;
    private const int ExcludedEvents = 100;

    public static IReadOnlyList<string> Of(AmiOptions options)
    {
        var problems = new List<string>();
        Text(nameof(options.Host), options.Host);
        Text(nameof(options.Username), options.Username);
        Text(nameof(options.Secret), options.Secret);
        Text(nameof(options.Events), options.Events);
        if (options.Port is < 1 or > 65_535) problems.Add($"{nameof(options.Port)} must be 1 to 65535, not {options.Port}.");
        if (options.CertificateSha256 is { } hex)
        {
            if (Fingerprint(hex) is null)
                problems.Add($"{nameof(options.CertificateSha256)} must be {Sha256HexDigits} hexadecimal digits (colons allowed).");
            if (!options.UseTls) problems.Add($"{nameof(options.CertificateSha256)} is set, but {nameof(options.UseTls)} is false.");
        }

        Time(nameof(options.ConnectTimeout), options.ConnectTimeout, 1, 120);
        Time(nameof(options.LoginTimeout), options.LoginTimeout, 2, 120);
        Time(nameof(options.PingInterval), options.PingInterval, 1, 600);
        Time(nameof(options.PingTimeout), options.PingTimeout, 1, 120);
        if (options.InboxCapacity is < 16 or > 1_000_000)
            problems.Add($"{nameof(options.InboxCapacity)} must be 16 to 1000000, not {options.InboxCapacity}.");
        if (options.ExcludedEvents.Count > ExcludedEvents)
            problems.Add($"{nameof(options.ExcludedEvents)} may name at most {ExcludedEvents} events, not {options.ExcludedEvents.Count}.");
        foreach (var name in options.ExcludedEvents)
        {
            // The name stands inside name(…) of a filter expression.
            if (name.Length == 0 || !name.All(char.IsAsciiLetterOrDigit))
                problems.Add($"{nameof(options.ExcludedEvents)} must hold event names made of letters and digits.");
        }

        return problems;

        void Text(string name, string value)
        {
            if (value.Length is 0 or > TextLength || value.Any(char.IsControl))
                problems.Add($"{name} must be 1 to {TextLength} characters without control characters.");
        }

        void Time(string name, TimeSpan value, int least, int most)
        {
            if (value < TimeSpan.FromSeconds(least) || value > TimeSpan.FromSeconds(most))
                problems.Add($"{name} must be {least} to {most} seconds, not {value.TotalSeconds}.");
        }
    }

    /// <summary>The bytes of a fingerprint, or null if it is none.</summary>
    public static byte[]? Fingerprint(string hex)
    {
        var digits = hex.Replace(":", "", StringComparison.Ordinal);
        return digits.Length == Sha256HexDigits && digits.All(char.IsAsciiHexDigit) ? Convert.FromHexString(digits) : null;
    }
}
