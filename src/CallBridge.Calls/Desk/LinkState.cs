using System.Collections.Immutable;

namespace CallBridge.Calls.Desk;

/// <summary>The connection to the phone system.</summary>
/// <param name="IsUp">Whether observations flow.</param>
/// <param name="SystemName">Its own name.</param>
/// <param name="Incarnation">Its start time.</param>
/// <param name="Since">When it went up or down; null before the first word.</param>
/// <param name="Problem">Why it is down, for people.</param>
/// <param name="NextTry">When it is tried again.</param>
public sealed record LinkState(bool IsUp, string? SystemName, string? Incarnation, Moment? Since, string? Problem, Moment? NextTry)
{
    /// <summary>What will not work with the rights that the phone system granted: one plain sentence each.</summary>
    public ImmutableArray<string> Shortfalls { get; init; } = [];

    public static readonly LinkState NeverUp = new(false, null, null, null, null, null);
}
