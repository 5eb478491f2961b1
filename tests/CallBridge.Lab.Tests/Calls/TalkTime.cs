namespace CallBridge.Lab.Tests.Calls;

/// <summary>What the test itself saw of a talk's length, against which a Task's whole seconds are held.</summary>
internal sealed class TalkTime
{
    /// <summary>So long is talked where the length matters: with less, a Task without any talk time would pass as well.</summary>
    public const int Seconds = 2;

    private readonly long _mayHaveBegun = TimeProvider.System.GetTimestamp();
    private long _hasBegun;
    private TimeSpan _least;

    /// <summary>From now on it is certainly talked. The object itself is made before it can be.</summary>
    public void Begun() => _hasBegun = TimeProvider.System.GetTimestamp();

    /// <summary>Up to now it was certainly talked.</summary>
    public void StillOn() => _least = TimeProvider.System.GetElapsedTime(_hasBegun);

    /// <summary>To be called after the end.</summary>
    public void AssertWhole(int seconds) => Assert.InRange(
        seconds, (int)_least.TotalSeconds, (int)TimeProvider.System.GetElapsedTime(_mayHaveBegun).TotalSeconds);
}
