namespace CallBridge.Records.Delivering;

/// <summary>Waiting times that double, with jitter so that many listeners do not come back at once.</summary>
/// <param name="First">The first wait, before jitter.</param>
/// <param name="Longest">No wait is longer, unless Salesforce asked for it.</param>
internal sealed record BackOff(TimeSpan First, TimeSpan Longest)
{
    private const int MostDoublings = 20;

    /// <param name="attempt">From 1.</param>
    /// <param name="atLeast">What Salesforce or the reason asks for; null if nothing.</param>
    /// <param name="jitter">0 to 1: between a half and the whole of the wait.</param>
    public TimeSpan Wait(int attempt, TimeSpan? atLeast, double jitter)
    {
        var whole = First * Math.Pow(2, Math.Clamp(attempt - 1, 0, MostDoublings));
        if (whole > Longest)
            whole = Longest;
        var wait = whole * (0.5 + (jitter / 2));
        return atLeast is { } floor && floor > wait ? floor : wait;
    }
}
