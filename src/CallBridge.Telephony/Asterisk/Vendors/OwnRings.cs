using System.Collections.Concurrent;
using CallBridge.Ami.Wire;
using Microsoft.Extensions.Logging;

namespace CallBridge.Telephony.Asterisk.Vendors;

/// <summary>Picks up the agent's own phone when a click rings it, as the phone's make has it.</summary>
internal sealed class OwnRings(AutoAnswerPreset preset, PhoneNotices notices, ActionSender actions, ILogger<AsteriskPhones> log)
{

    /// <summary>Our own dials whose phone has not rung yet.</summary>
    private readonly ConcurrentDictionary<string, bool> _expected = new();

    /// <summary>The action that rings the phone, with the header that makes it answer by itself.</summary>
    public AmiAction Prepare(AmiAction originate) => preset switch
    {
        AutoAnswerPreset.CallInfo => originate.With("Variable", "PJSIP_HEADER(add,Call-Info)=<sip:127.0.0.1>;answer-after=0"),
        AutoAnswerPreset.AlertInfo => originate.With("Variable", "PJSIP_HEADER(add,Alert-Info)=<http://127.0.0.1>;info=alert-autoanswer;delay=0"),
        _ => originate,
    };

    /// <summary>A dial of our own is about to be asked for.</summary>
    public void Expect(string callRef)
    {
        if (preset == AutoAnswerPreset.Talk)
            _expected[callRef] = true;
    }

    public void Forget(string callRef) => _expected.TryRemove(callRef, out _);

    public void Follow(ChannelEvent happened, CancellationToken stopping)
    {
        // Before its 180 there is no dialog that could carry the notification.
        if (happened is ChannelChanged { Channel: { Phase: ChannelPhase.Ringing } rung } && _expected.TryRemove(rung.Uniqueid, out _))
            _ = AnswerAsync(rung.Name, stopping);
        else if (happened is OriginateEnded ended)
            Forget(ended.Ref);
    }

    public void ForgetAll() => _expected.Clear();

    private async Task AnswerAsync(string channel, CancellationToken stopping)
    {
        try
        {
            // Not on the thread that reads the stream.
            await Task.Yield();
            if (await actions.SendAsync(notices.Answer(channel), stopping) is { IsTaken: false })
                log.OwnRingNotAnswered();
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }
}
