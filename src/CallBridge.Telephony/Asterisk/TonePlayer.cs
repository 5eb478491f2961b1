using System.Collections.Concurrent;
using CallBridge.Calls;
using CallBridge.Calls.Phone;
using Microsoft.Extensions.Logging;

namespace CallBridge.Telephony.Asterisk;

/// <summary>Sends digits as tones, now or once the far end has answered.</summary>
internal sealed class TonePlayer(SharedTracker tracker, ActionSender actions, TimeProvider time, ILogger<AsteriskPhones> log)
{
    /// <summary>A tone and the gap after it: PlayDTMF holds the tone for 100 ms and returns at its end.</summary>
    private static readonly TimeSpan DigitGap = TimeSpan.FromMilliseconds(150);

    private readonly ConcurrentDictionary<string, string> _afterAnswer = new();

    public async Task<CommandOutcome> PlayAsync(string extension, string callRef, string digits, CancellationToken cancellationToken)
    {
        if (!PhoneNumbers.AreDigits(digits))
            return CommandOutcome.Refused("Only 0 to 9, *, # and A to D can be sent as tones.");
        var (leg, far) = tracker.Read(s => (ChannelTracker.LegOf(s, extension, callRef), ChannelTracker.FarOf(s, extension, callRef)));
        if (leg is null)
            return ActionSender.NoSuchCall();
        var outcome = CommandOutcome.Taken;
        foreach (var digit in digits)
        {
            outcome = await actions.SendAsync(AsteriskActions.Play((far ?? leg).Name, digit, receive: far is null), cancellationToken);
            if (!outcome.IsTaken)
                return outcome;
            await Task.Delay(DigitGap, time, cancellationToken);
        }

        return outcome;
    }

    public void PlayOnceAnswered(string callRef, string digits) => _afterAnswer[callRef] = digits;

    public void Forget(string callRef) => _afterAnswer.TryRemove(callRef, out _);

    /// <summary>Of dials of which nothing will come any more.</summary>
    public void ForgetUnknown()
    {
        foreach (var callRef in _afterAnswer.Keys)
            if (!tracker.Read(s => ChannelTracker.Knows(s, callRef)))
                Forget(callRef);
    }

    public void ForgetAll() => _afterAnswer.Clear();

    public void Follow(string extension, Observation observation, CancellationToken stopping)
    {
        if (observation is CallGone gone)
            Forget(gone.Ref);
        if (observation is CallObserved { Call: { State: ConnectionState.Connected, Ref: var callRef } }
            && _afterAnswer.TryRemove(callRef, out var digits))
            _ = PlayAfterAnswerAsync(extension, callRef, digits, stopping);
    }

    private async Task PlayAfterAnswerAsync(string extension, string callRef, string digits, CancellationToken stopping)
    {
        try
        {
            // Not on the thread that told of the answer: the tracker's lock is held there.
            await Task.Yield();
            var outcome = await PlayAsync(extension, callRef, digits, stopping);
            if (!outcome.IsTaken)
                log.DigitsRefused();
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }
}
