namespace CallBridge.Records.Tests.Bench;

/// <summary>A clock that only the test moves. Its odd tick frequency catches whoever takes timestamps for ticks.</summary>
public sealed class ManualTime : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private DateTimeOffset utc = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private TimeSpan elapsed = TimeSpan.FromDays(3);

    public override long TimestampFrequency => 3_333_333;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return utc;
    }

    public override long GetTimestamp()
    {
        lock (gate)
            return (long)(elapsed.TotalSeconds * TimestampFrequency);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves both clocks and fires what is due.</summary>
    public void Advance(TimeSpan span)
    {
        List<ManualTimer> due;
        lock (gate)
        {
            // A whole timestamp tick more than asked: rounding must never leave a deadline a hair away.
            elapsed += span + TimeSpan.FromTicks(10);
            utc += span;
            due = [.. timers.Where(t => t.Due <= elapsed)];
            timers.RemoveAll(due.Contains);
        }
        foreach (var timer in due)
            timer.Fire();
    }

    /// <summary>Steps the wall clock alone, as a time server does.</summary>
    public void StepUtc(TimeSpan span)
    {
        lock (gate)
            utc += span;
    }

    private sealed class ManualTimer(ManualTime time, Action fire) : ITimer
    {
        public TimeSpan Due { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                time.timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = time.elapsed + dueTime;
                    time.timers.Add(this);
                }
            }
            return true;
        }

        public void Dispose()
        {
            lock (time.gate)
                time.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
