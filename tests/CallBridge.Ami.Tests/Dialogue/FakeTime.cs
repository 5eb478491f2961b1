namespace CallBridge.Ami.Tests.Dialogue;

/// <summary>
/// A clock that moves only when told. It ticks at an odd frequency, so that code which takes timestamps for TimeSpan ticks fails here.
/// A test waits until the code has armed the timer it expects, then moves the clock: nothing sleeps.
/// </summary>
public sealed class FakeTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<FakeTimer> _armed = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TimeSpan _now;

    public override long TimestampFrequency => 7_654_321;

    public override long GetTimestamp()
    {
        lock (_gate) return (long)(_now.TotalSeconds * TimestampFrequency);
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return new DateTimeOffset(2026, 3, 29, 0, 59, 0, TimeSpan.Zero) + _now;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock and fires what is due, in order.</summary>
    public void Advance(TimeSpan by)
    {
        TimeSpan until;
        lock (_gate) until = _now + by;
        while (true)
        {
            FakeTimer? next;
            lock (_gate)
            {
                next = _armed.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
                _now = next?.Due ?? until;
                if (next is not null) _armed.Remove(next);
            }
            if (next is null) return;
            next.Fire();
        }
    }

    /// <summary>Waits until a timer is armed that is due in exactly this time from now.</summary>
    public async Task ArmedAsync(TimeSpan dueIn)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_armed.Any(timer => timer.Due - _now == dueIn)) return;
                changed = _changed.Task;
            }
            await Patience.Of(changed);
        }
    }

    private void Arm(FakeTimer timer, TimeSpan dueTime)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            _armed.Remove(timer);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                timer.Due = _now + dueTime;
                _armed.Add(timer);
            }
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        changed.SetResult();
    }

    private sealed class FakeTimer(FakeTime time, Action fire) : ITimer
    {
        public TimeSpan Due { get; set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Assert.Equal(Timeout.InfiniteTimeSpan, period);
            time.Arm(this, dueTime);
            return true;
        }

        public void Dispose() => time.Arm(this, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
