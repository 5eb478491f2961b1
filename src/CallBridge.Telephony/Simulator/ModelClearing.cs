using CallBridge.Calls;

namespace CallBridge.Telephony.Simulator;

/// <summary>How channels go, and what goes with them.</summary>
internal sealed class ModelClearing(ModelSwitch calls)
{
    public const int NormalClearing = 16;
    public const int UserBusy = 17;
    public const int NoAnswer = 19;
    public const int AnsweredElsewhere = 26;

    /// <summary>The leg is no longer its part's; the last one, or the answered one, ends the part.</summary>
    public void End(ModelChannel leg, EndReason reason)
    {
        if (leg.Part is { Parked: not null } parked)
            parked.Detach(leg);
        else if (leg.Part is { } part && part.Lose(leg))
            calls.End(part, reason);
        leg.Part = null;
    }

    /// <summary>The dialling side takes a ring back.</summary>
    public void Cancel(ModelChannel leg, int cause, EndReason reason)
    {
        calls.EndDial(leg, "CANCEL");
        Drop(leg, cause, reason);
    }

    /// <summary>Other devices rang for this call too.</summary>
    public void CancelOthers(ModelDial dial, ModelChannel answered)
    {
        foreach (var other in dial.Ringing.Where(o => o != answered).ToList())
            Cancel(other, AnsweredElsewhere, EndReason.AnsweredElsewhere);
    }

    /// <summary>A ring came to nothing. With none left, the dialling side hears it: a phone gets the tone, a caller is let go.</summary>
    public void Fail(ModelChannel leg, string status, int cause, EndReason own, EndReason heard)
    {
        var source = leg.RungBy?.Source;
        calls.EndDial(leg, status);
        Drop(leg, cause, own);
        if (source is null or { Dialling: not null })
            return;
        if (source.OtherHalf is { } half)
        {
            Fail(half, status, cause, own, heard);
            calls.Remove(source, cause);
        }
        else if (source.Part is null)
        {
            Drop(source, cause, heard);
        }
        else
        {
            source.Tone = heard;
        }
    }

    /// <summary>A channel goes, and with it what hangs on it.</summary>
    public void Drop(ModelChannel leg, int cause, EndReason reason)
    {
        foreach (var rung in leg.Dialling?.Ringing.ToList() ?? [])
            Cancel(rung, cause == AnsweredElsewhere ? cause : NormalClearing,
                cause == AnsweredElsewhere ? reason : EndReason.CallerCancelled);
        var wasIn = leg.Bridge;
        calls.Leave(leg);
        if (wasIn is not null)
            Dissolve(wasIn, EndReason.RemoteHangUp);
        foreach (var parker in calls.Live.Where(p => p.Parked == leg).ToList())
            calls.End(parker, EndReason.Parked);
        End(leg, leg is { Part.Connected: false, Tone: { } tone } ? tone : reason);
        calls.Remove(leg, cause);
        if (leg.OtherHalf is { } half && calls.Find(half.Uniqueid) is not null)
        {
            leg.OtherHalf = half.OtherHalf = null;
            if (half.RungBy is not null)
                calls.EndDial(half, "CANCEL");
            Drop(half, cause, reason == EndReason.LocalHangUp ? EndReason.RemoteHangUp : reason);
        }
    }

    /// <summary>Who is left alone in a talk is let go.</summary>
    public void Dissolve(ModelBridge bridge, EndReason reason)
    {
        if (bridge is not { Kind: ModelBridgeKind.Talk, Members: [var last] })
            return;
        calls.Therefore();
        calls.Leave(last);
        Drop(last, NormalClearing, reason);
    }
}
