using CallBridge.Calls.Phone;

namespace CallBridge.Calls;

/// <summary>Takes observations, in order per extension. Stamps and enqueues: never blocks, never throws.</summary>
public interface IObservationSink
{
    void Observe(string extension, Observation observation);
}
