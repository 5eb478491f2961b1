namespace CallBridge.Tests;

/// <summary>A clock that a test sets.</summary>
internal sealed class SteppedTime(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset _now = now;

    public void Step(TimeSpan by) => _now += by;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now.Ticks;
}
