namespace CallBridge.Configuration;

/// <summary>Section <c>Listener</c>: where the listener listens and keeps its files.</summary>
public sealed record ListenerOptions
{
    public const string Section = "Listener";

    /// <summary>Port of plain HTTP on loopback.</summary>
    /// <value>1–65535; default 21047.</value>
    public int HttpPort { get; init; } = 21047;

    /// <summary>Port of HTTPS and secure WebSockets on loopback; Salesforce's Lightning loads the page from here.</summary>
    /// <value>1–65535, not <see cref="HttpPort"/>; default 21049.</value>
    public int HttpsPort { get; init; } = 21049;

    /// <summary>Journal, outbox, certificate, token.</summary>
    /// <value>A folder of this user; default: CallBridge in the user's own data folder.</value>
    public string? DataDirectory { get; init; }

    /// <summary>False: nothing listens and the program ends at once.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Further web origins whose pages may place calls with the API token.</summary>
    /// <value>Exact origins such as <c>https://intranet.example</c>; default none.</value>
    public string[] AllowedOrigins { get; init; } = [];

    /// <summary>Where files are kept, the default filled in.</summary>
    public string ResolveDataDirectory() => Path.GetFullPath(string.IsNullOrWhiteSpace(DataDirectory)
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "CallBridge")
        : DataDirectory);
}
