namespace CallBridge.Calls;

/// <summary>
/// When an input was enqueued, on both clocks: <paramref name="Utc"/> is what people are shown and may step;
/// <paramref name="Monotonic"/> (since an arbitrary origin in this process) is what durations and deadlines are measured by.
/// </summary>
public readonly record struct Moment(DateTimeOffset Utc, TimeSpan Monotonic)
{
    /// <summary>Reads both clocks of <paramref name="time"/>.</summary>
    public static Moment Now(TimeProvider time) =>
        new(time.GetUtcNow(), time.GetElapsedTime(0, time.GetTimestamp()));

    /// <summary>Monotonic time passed since <paramref name="earlier"/>; never negative.</summary>
    public TimeSpan Since(Moment earlier) =>
        Monotonic > earlier.Monotonic ? Monotonic - earlier.Monotonic : TimeSpan.Zero;

    /// <summary>This moment moved by <paramref name="span"/> on both clocks.</summary>
    public Moment Plus(TimeSpan span) => new(Utc + span, Monotonic + span);
}
