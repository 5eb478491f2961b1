namespace CallBridge.Crash;

/// <summary>How much is killed.</summary>
internal sealed record CrashOptions
{
    /// <value>Kills at each named place.</value>
    public int HitsOfEach { get; init; } = 300;

    /// <value>Kills at any time.</value>
    public int AtRandom { get; init; } = 500;

    /// <value>Listeners at once, each with its own data directory, phone system and org.</value>
    public int Lanes { get; init; } = 4;

    /// <value>Of these, at work at once; the others wait for what takes its time, such as a look-up.</value>
    public int AtWork { get; init; } = 2;

    /// <value>After so long no more is begun.</value>
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(3);

    /// <value>Kills after which a lane is let settle, and judged.</value>
    public int KillsInRound { get; init; } = 25;

    public IReadOnlyList<Place> Places { get; init; } = Place.All;

    public int Seed { get; init; } = 1;
}
