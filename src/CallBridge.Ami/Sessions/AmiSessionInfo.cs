namespace CallBridge.Ami.Sessions;

/// <summary>What a server said of itself at login. All but the banner is null or empty where the login has no right to ask.</summary>
public sealed record AmiSessionInfo
{
    /// <summary>The first line, such as <c>Asterisk Call Manager/11.0.0</c>.</summary>
    public required string Banner { get; init; }

    /// <summary>The banner's version, such as <c>11.0.0</c>; empty if it has none.</summary>
    public string AmiVersion => Banner.Contains('/') ? Banner[(Banner.LastIndexOf('/') + 1)..].Trim() : "";

    /// <summary>
    /// The actions that this login may use (<c>ListCommands</c> tells only those): the granted write privileges as they matter.
    /// Null if the server does not say.
    /// </summary>
    public IReadOnlySet<string>? AllowedActions { get; init; }

    /// <summary><c>systemname</c> of asterisk.conf.</summary>
    public string? SystemName { get; init; }

    /// <summary>The server's version, such as <c>22.10.0</c>.</summary>
    public string? ServerVersion { get; init; }

    /// <summary>
    /// When the server started, in its own words and its own zone: the name of this incarnation. Uniqueids of another incarnation mean other calls.
    /// </summary>
    public string? StartupTime { get; init; }

    /// <summary>
    /// False while the server was still booting when it was asked, or if it does not say: actions of modules that were not loaded yet are missing from
    /// <see cref="AllowedActions"/> then. A client that hears of the end of the boot asks again.
    /// </summary>
    public bool HasBooted { get; init; }

    /// <summary>The events that the server agreed to keep to itself.</summary>
    public IReadOnlyList<string> ExcludedEvents { get; init; } = [];

    /// <summary>False only if the server said so: then the action would be refused.</summary>
    public bool MayUse(string action) => AllowedActions is null || AllowedActions.Contains(action);
}
