using CallBridge.Calls.Phone;

namespace CallBridge.Telephony.Asterisk;

/// <summary>The tracker where several threads come to it: the stream's, and those of commands. What it tells goes out in order.</summary>
/// <param name="options">Whom it follows.</param>
/// <param name="tell">Called under the lock: only enqueues.</param>
internal sealed class SharedTracker(TrackerOptions options, Action<string, Observation> tell)
{
    /// <summary>Never held across an await.</summary>
    private readonly Lock _gate = new();
    private readonly List<Waiter> _waiters = [];
    private TrackerState _state = ChannelTracker.Start(options);

    public void Apply(ChannelEvent happened)
    {
        lock (_gate)
        {
            (_state, var told) = ChannelTracker.Apply(_state, happened);
            foreach (var (extension, observation) in told)
                tell(extension, observation);
            foreach (var waiter in _waiters)
                if (waiter.Wanted(_state))
                    waiter.Seen.TrySetResult();
        }
    }

    /// <summary>Awaits a state. False if it did not come in this time.</summary>
    public async Task<bool> SeesAsync(Func<TrackerState, bool> wanted, TimeSpan within, TimeProvider time, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(wanted, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
        {
            if (wanted(_state))
                return true;
            _waiters.Add(waiter);
        }

        try
        {
            await waiter.Seen.Task.WaitAsync(within, time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        finally
        {
            lock (_gate)
                _waiters.Remove(waiter);
        }
    }

    /// <summary>As <see cref="ChannelTracker.Forget"/>.</summary>
    public void Forget(string callRef)
    {
        lock (_gate)
            _state = ChannelTracker.Forget(_state, callRef);
    }

    /// <summary>Asks several things of one and the same state.</summary>
    public T Read<T>(Func<TrackerState, T> read)
    {
        TrackerState state;
        lock (_gate)
            state = _state;
        return read(state);
    }

    public ChannelSnapshot? LegOf(string extension, string callRef) => Read(s => ChannelTracker.LegOf(s, extension, callRef));

    private sealed record Waiter(Func<TrackerState, bool> Wanted, TaskCompletionSource Seen);
}
