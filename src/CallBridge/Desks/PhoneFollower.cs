using CallBridge.Calls;
using CallBridge.Calls.Desk;
using CallBridge.Calls.Phone;

namespace CallBridge.Desks;

/// <summary>
/// Follows the phone system for as long as the listener runs. A fault while an event is understood costs a new beginning, said on the
/// panel, and never the calls that come after it.
/// </summary>
internal sealed class PhoneFollower(ITelephony phones, DeskShell desk, TimeProvider time, ILogger<PhoneFollower> log)
{
    /// <summary>How long after a fault the phone system is followed anew.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private static readonly LinkDown Broken = new("CallBridge failed to follow the phone system, and its log says why. It begins anew.", Pause);

    public async Task RunAsync(IObservationSink sink, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await phones.RunAsync(sink, cancellationToken);
                cancellationToken.ThrowIfCancellationRequested();
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                log.FollowingFailed(fault);
            }

            desk.Post(new DeskInput.PhoneSaid(Broken));
            try
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
