using CallBridge.Calls.Phone;

namespace CallBridge.Calls;

/// <summary>A phone system, seen from the desks of the agents it was set up for.</summary>
public interface ITelephony
{
    /// <summary>
    /// Follows the phones until cancelled, reconnecting for ever. Never throws for a fault of the phone system: that is a
    /// <see cref="LinkDown"/>.
    /// </summary>
    Task RunAsync(IObservationSink sink, CancellationToken cancellationToken);

    /// <summary>
    /// Sends one command, at most once: it is never repeated, also not after a reconnect. Faults come back as a refusal; only cancellation throws.
    /// </summary>
    Task<CommandOutcome> ExecuteAsync(PhoneCommand command, CancellationToken cancellationToken);
}
