namespace CallBridge.Lab.Tests.Calls;

/// <summary>What the test itself saw of the length of a talk (or a ring, or a hold), against which whole seconds of the listener are held.</summary>
internal sealed class TalkTime
{
    /// <summary>So long is talked where the length matters: with less, a Task without any talk time would pass as well.</summary>
    public const int Seconds = 2;

    private readonly long _mayHaveBegun = TimeProvider.System.GetTimestamp();
    private long _hasBegun;
    private TimeSpan _least;
    private TimeSpan? _most;

    /// <summary>From now on it is certainly talked. The object itself is made before it can be.</summary>
    public void Begun() => _hasBegun = TimeProvider.System.GetTimestamp();

    /// <summary>Up to now it was certainly talked.</summary>
    public void StillOn() => _least = TimeProvider.System.GetElapsedTime(_hasBegun);

    /// <summary>By now it is certainly over.</summary>
    public void Over() => _most = TimeProvider.System.GetElapsedTime(_mayHaveBegun);

    /// <summary>To be called after the end.</summary>
    public void AssertWhole(int seconds) => Assert.InRange(
        seconds, (int)_least.TotalSeconds, (int)(_most ?? TimeProvider.System.GetElapsedTime(_mayHaveBegun)).TotalSeconds);
}
