using System.Threading.Channels;

namespace CallBridge.Records.Tests.Bench;

/// <summary>A clock that only the test moves. Its odd tick frequency catches whoever takes timestamps for ticks.</summary>
public sealed class ManualTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly Channel<TimeSpan> _armed = Channel.CreateUnbounded<TimeSpan>();
    private DateTimeOffset _utc = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private TimeSpan _elapsed = TimeSpan.FromDays(3);

    public override long TimestampFrequency => 3_333_333;

    /// <summary>Waits up to this long are over as soon as they begin, and the clock has moved on by them.</summary>
    public TimeSpan Impatience { get; init; }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _utc;
    }

    public override long GetTimestamp()
    {
        lock (_gate)
            return (long)(_elapsed.TotalSeconds * TimestampFrequency);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Awaits the setting of a timer that is due within these bounds.</summary>
    public async Task ArmedAsync(TimeSpan from, TimeSpan to)
    {
        await foreach (var due in _armed.Reader.ReadAllAsync())
        {
            if (due >= from && due <= to)
                return;
        }
    }

    /// <summary>Moves both clocks and fires what is due.</summary>
    public void Advance(TimeSpan span)
    {
        List<ManualTimer> due;
        lock (_gate)
        {
            // A whole timestamp tick more than asked: rounding must never leave a deadline a hair away.
            _elapsed += span + TimeSpan.FromTicks(10);
            _utc += span;
            due = [.. _timers.Where(t => t.Due <= _elapsed)];
            _timers.RemoveAll(due.Contains);
        }
        foreach (var timer in due)
        {
            timer.Again();
            timer.Fire();
        }
    }

    /// <summary>Steps the wall clock alone, as a time server does.</summary>
    public void StepUtc(TimeSpan span)
    {
        lock (_gate)
            _utc += span;
    }

    private sealed class ManualTimer(ManualTime time, Action fire) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public TimeSpan Due { get; private set; }

        public void Fire() => fire();

        /// <summary>One that repeats is due once for any time that has passed.</summary>
        public void Again()
        {
            lock (time._gate)
            {
                if (_period == Timeout.InfiniteTimeSpan)
                    return;
                Due = time._elapsed + _period;
                time._timers.Add(this);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                time._timers.Remove(this);
                _period = period;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = time._elapsed + dueTime;
                    time._timers.Add(this);
                    time._armed.Writer.TryWrite(dueTime);
                    if (dueTime > TimeSpan.Zero && dueTime <= time.Impatience)
                        ThreadPool.QueueUserWorkItem(_ => time.Advance(dueTime));
                }
            }
            return true;
        }

        public void Dispose()
        {
            lock (time._gate)
                time._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
