namespace CallBridge.Records.Delivering;

/// <summary>
/// When the org, and each row, may next be tried: by monotonic time, so that a stepped clock neither stops nor hurries anything. It
/// is not kept on disk: after a start everything is due, and what still fails backs off again.
/// </summary>
internal sealed class DeliverySchedule(TimeProvider time, Random random)
{
    private static readonly BackOff OrgWaits = new(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5));
    private static readonly BackOff RowWaits = new(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(15));

    private readonly long _origin = time.GetTimestamp();
    private readonly Dictionary<string, (TimeSpan Due, int Attempt)> _rows = new(StringComparer.Ordinal);
    private readonly HashSet<string> _delayed = new(StringComparer.Ordinal);
    private TimeSpan _orgDue;
    private int _orgAttempt;

    private TimeSpan Now => time.GetElapsedTime(_origin);

    /// <summary>
    /// Taken once for all rows of a request: what failed together is tried again together, not in a request for each row.
    /// </summary>
    public ScheduleStamp Stamp() => new(Now, time.GetUtcNow(), random.NextDouble());

    /// <summary>How long to leave the store alone after it could not answer.</summary>
    public TimeSpan AfterStoreFault() => OrgWaits.Wait(1, null, random.NextDouble());

    /// <summary>Why the whole org waits: a plain sentence; null if it does not.</summary>
    public string? Problem { get; private set; }

    public bool OrgIsOpen => _orgDue <= Now;

    public bool IsDue(string key) => !_rows.TryGetValue(key, out var row) || row.Due <= Now;

    /// <summary>Every record to this org would fare the same.</summary>
    /// <param name="stamp">Of the request.</param>
    /// <param name="problem">A plain sentence.</param>
    /// <param name="atLeast">What Salesforce or the reason asks for.</param>
    /// <returns>About when it is tried again, for people.</returns>
    public DateTimeOffset PostponeOrg(ScheduleStamp stamp, string problem, TimeSpan? atLeast)
    {
        Problem = problem;
        var wait = OrgWaits.Wait(++_orgAttempt, atLeast, stamp.Jitter);
        _orgDue = stamp.Now + wait;
        return stamp.Utc + wait;
    }

    /// <returns>About when it is tried again, for people.</returns>
    public DateTimeOffset PostponeRow(ScheduleStamp stamp, string key, TimeSpan? atLeast)
    {
        var attempt = _rows.TryGetValue(key, out var row) ? row.Attempt + 1 : 1;
        var wait = RowWaits.Wait(attempt, atLeast, stamp.Jitter);
        _rows[key] = (stamp.Now + wait, attempt);
        return stamp.Utc + wait;
    }

    /// <summary>Keeps a row back for exactly so long, without counting an attempt.</summary>
    public void HoldRow(ScheduleStamp stamp, string key, TimeSpan wait) =>
        _rows[key] = (stamp.Now + wait, _rows.TryGetValue(key, out var row) ? row.Attempt : 0);

    public void OrgAnswered() => (_orgDue, _orgAttempt, Problem) = (TimeSpan.Zero, 0, null);

    /// <summary>Nothing is being sent, and it is not the org's fault.</summary>
    public void StoreFailed(string problem) => Problem = problem;

    /// <summary>These wait, for the org or for the program: by the time they are sent, somebody may have worked on what is there.</summary>
    public void Delay(IEnumerable<string> keys) => _delayed.UnionWith(keys);

    public bool WasDelayed(string key) => _delayed.Contains(key);

    public void Forget(string key)
    {
        _rows.Remove(key);
        _delayed.Remove(key);
    }

    public void ForgetAllBut(IEnumerable<string> waiting)
    {
        var still = waiting.ToHashSet(StringComparer.Ordinal);
        foreach (var key in _rows.Keys.Where(k => !still.Contains(k)).ToList())
            _rows.Remove(key);
        _delayed.IntersectWith(still);
    }

    public void EverythingIsDue()
    {
        OrgAnswered();
        _rows.Clear();
    }

    /// <summary>How long until something waiting is due; null if nothing waits.</summary>
    public TimeSpan? UntilNext(IReadOnlyCollection<string> waiting)
    {
        if (waiting.Count == 0)
            return null;
        var due = waiting.Min(key => _rows.TryGetValue(key, out var row) ? row.Due : TimeSpan.Zero);
        var wait = (due > _orgDue ? due : _orgDue) - Now;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
