using CallBridge.Ami.Tests.Dialogue;
using CallBridge.Calls;
using CallBridge.Calls.Phone;

namespace CallBridge.Telephony.Tests;

/// <summary>A sink that a test waits on.</summary>
internal sealed class ObservedPhone : IObservationSink
{
    private readonly Lock _gate = new();
    private readonly List<Observation> _all = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Observe(string extension, Observation observation)
    {
        lock (_gate)
        {
            _all.Add(observation);
            var changed = _changed;
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            changed.SetResult();
        }
    }

    /// <summary>The first observation of this kind from here on that satisfies the test; those before it are used up.</summary>
    public async Task<T> NextAsync<T>(Func<T, bool> wanted) where T : Observation
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                var at = _all.FindIndex(o => o is T t && wanted(t));
                if (at >= 0)
                {
                    var found = (T)_all[at];
                    _all.RemoveRange(0, at + 1);
                    return found;
                }

                changed = _changed.Task;
            }

            await Patience.Of(changed);
        }
    }

    public Task<CallObserved> StateAsync(ConnectionState state) => NextAsync<CallObserved>(o => o.Call.State == state);

    public async Task<EndReason> EndAsync() => (await NextAsync<CallGone>(_ => true)).Reason;
}
