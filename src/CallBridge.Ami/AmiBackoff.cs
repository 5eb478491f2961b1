namespace CallBridge.Ami;

/// <summary>
/// How long to wait before the next try: doubling from 1 s to 30 s and never giving up, spread at random over the upper half, so that the
/// listeners of one server do not come back together.
/// </summary>
public sealed class AmiBackoff
{
    public static readonly TimeSpan Least = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan Most = TimeSpan.FromSeconds(30);

    /// <summary>A session shorter than this does not start the count anew: a server that accepts and drops us at once is not hammered.</summary>
    public static readonly TimeSpan StableSession = Most;

    private readonly Func<double> _jitter;
    private int _failures;

    /// <param name="jitter">Gives numbers from 0 to below 1.</param>
    public AmiBackoff(Func<double> jitter) => _jitter = jitter;

    public TimeSpan Next()
    {
        var ceiling = Least * 2;
        for (var i = 0; i < _failures && ceiling < Most; i++) ceiling *= 2;
        if (ceiling > Most) ceiling = Most;
        else _failures++;
        return ceiling / 2 * (1 + _jitter());
    }

    public void SessionEnded(TimeSpan lasted)
    {
        if (lasted >= StableSession) _failures = 0;
    }
}
