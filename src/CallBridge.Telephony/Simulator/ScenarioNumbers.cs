namespace CallBridge.Telephony.Simulator;

/// <summary>
/// Numbers that the scenarios play with; the defaults fit the demo org's seed. All but the known caller's lie in ranges kept for fiction.
/// </summary>
public sealed record ScenarioNumbers
{
    /// <summary>Of exactly one contact.</summary>
    public string KnownCaller { get; init; } = "07814256404";

    /// <summary>The name that the phone network gives with it.</summary>
    public string? KnownCallerName { get; init; } = "F BLOGGS";

    /// <summary>Of two records.</summary>
    public string Shared { get; init; } = "02079460101";

    /// <summary>Of nobody in the org.</summary>
    public string UnknownCaller { get; init; } = "01632960999";

    public string PersonAccount { get; init; } = "07700900123";

    /// <summary>Extension of a colleague.</summary>
    public string Colleague { get; init; } = "1002";

    public string ColleagueName { get; init; } = "Sam Patel";

    /// <summary>Outside number that is always engaged.</summary>
    public string Busy { get; init; } = "01632960486";

    /// <summary>Outside number that nobody answers.</summary>
    public string NoAnswer { get; init; } = "01632960480";

    /// <summary>Dialled to take over what rings at the colleague's phone.</summary>
    public string Pickup { get; init; } = "*8";

    /// <summary>Dialled to come into the conference room.</summary>
    public string Room { get; init; } = "8000";

    /// <summary>The number that outside callers call.</summary>
    public string Did { get; init; } = "02079460000";
}
