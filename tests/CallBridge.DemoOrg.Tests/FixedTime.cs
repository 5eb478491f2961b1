namespace CallBridge.DemoOrg.Tests;

/// <summary>A clock that stands at 16:11:36 in London on a winter's day.</summary>
internal sealed class FixedTime : TimeProvider
{
    public static readonly DateTimeOffset Instant = new(2026, 2, 14, 16, 11, 36, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Instant;
}
