using CallBridge.Calls;
using CallBridge.Telephony.Asterisk;

namespace CallBridge.Telephony.Simulator;

/// <summary>How a dial goes, from the first ring to an answer or to nothing.</summary>
internal sealed class ModelDialling(ModelSwitch calls, ModelClearing clearing)
{
    private const string Trunk = "PJSIP/trunk";

    /// <summary>A program dials: the agent's own phone rings first.</summary>
    /// <param name="endpoint">The phone.</param>
    /// <param name="uniqueid">The program's own id for the channel.</param>
    /// <param name="shown">What the channel goes by.</param>
    /// <param name="part">What it becomes a leg of.</param>
    public void Originate(string endpoint, string uniqueid, Party shown, ModelPart part)
    {
        var leg = calls.Create(endpoint, null, shown, null, dials: false, uniqueid);
        leg.Connected = shown;
        calls.Begin(part, leg);
        calls.Dial(new ModelDial(null), leg);
        calls.Alert(leg);
    }

    /// <summary>A channel rings a phone: one or several devices of it.</summary>
    /// <param name="source">Who dials.</param>
    /// <param name="endpoint">The phone.</param>
    /// <param name="owner">Whose it is.</param>
    /// <param name="devices">How many devices ring.</param>
    /// <param name="earlyMedia">They send early media instead of a ringing.</param>
    /// <param name="back">The part that gets a call back which it had parked; null for a new call.</param>
    public bool Ring(ModelChannel source, string endpoint, Party owner, int devices, bool earlyMedia, ModelPart? back = null)
    {
        if (!CanDial(source))
            return false;
        var dial = new ModelDial(source);
        var part = back ?? new ModelPart(endpoint, Direction.Inbound);
        var legs = Enumerable.Range(0, devices)
            .Select(_ => calls.Create(endpoint, source, owner, null, dials: false))
            .ToList();
        foreach (var leg in legs)
            calls.Dial(dial, leg);
        foreach (var leg in legs)
        {
            calls.Begin(part, leg);
            Reached(leg, earlyMedia);
        }

        return true;
    }

    /// <summary>A channel dials a number outside, which rings there.</summary>
    public bool Reach(ModelChannel source, string number, bool earlyMedia)
    {
        if (!CanDial(source))
            return false;
        var far = calls.Create(Trunk, source, new Party(number, null), null, dials: false);
        calls.Dial(new ModelDial(source), far);
        Reached(far, earlyMedia);
        return true;
    }

    /// <summary>A caller comes into a queue, which dials its members through a Local pair: the half that dials on.</summary>
    public ModelChannel? Queue(ModelChannel caller, string queue)
    {
        if (!CanDial(caller))
            return null;
        calls.Raise(new QueueJoined(queue, caller.Snapshot()));
        return ThroughLocal(caller, "Local/member@queue");
    }

    public bool Answer(ModelChannel leg)
    {
        if (!leg.IsRung || leg.RungBy is not { } dial)
            return false;
        clearing.CancelOthers(dial, leg);
        leg.Part?.Answered(leg);
        calls.SetPhase(leg, ChannelPhase.Up);
        calls.EndDial(leg, "ANSWER");
        if (dial.Source is not { } source)
        {
            calls.Raise(new OriginateEnded(leg.Uniqueid, Answered: true, 4));
            return true;
        }

        Connect(leg, source);
        return true;
    }

    /// <summary>Who dialled and who answered come together.</summary>
    public void Connect(ModelChannel answered, ModelChannel source)
    {
        source.Part?.Answered(source);
        calls.SetPhase(source, ChannelPhase.Up);
        calls.Bridge(answered, source);
        if (source.OtherHalf is { } half)
            Answer(half);
    }

    /// <summary>A Local pair between two talking channels steps out: both talk in one bridge.</summary>
    public bool Optimise(ModelChannel source)
    {
        if (source is not { Bridge: { } outer } || outer.Members.Find(m => m.OtherHalf is not null) is not { OtherHalf: { Bridge: { } inner } second } first
            || source.OtherHalf is not null)
            return false;
        calls.Leave(source);
        calls.Leave(second);
        calls.Enter(inner, source, second);
        calls.Leave(first);
        calls.Remove(first, ModelClearing.NormalClearing);
        calls.Remove(second, ModelClearing.NormalClearing);
        return true;
    }

    /// <summary>A ringing device says busy: the agent rejected, or the far end is engaged.</summary>
    public bool Reject(ModelChannel leg)
    {
        if (!leg.IsRung || leg.OtherHalf is not null)
            return false;
        clearing.Fail(leg, "BUSY", ModelClearing.UserBusy, leg.RungBy?.Source is null ? EndReason.Busy : EndReason.Rejected, EndReason.Busy);
        return true;
    }

    /// <summary>A ringing device sends the call elsewhere (302): the half of a Local pair that dials on; null if it does not ring.</summary>
    public ModelChannel? Forward(ModelChannel leg, string number)
    {
        if (!leg.IsRung || leg.RungBy is not { Source: { } source } || leg.OtherHalf is not null)
            return null;
        calls.EndDial(leg, "CANCEL", number);
        var second = ThroughLocal(source, $"Local/{number}@from-internal");
        clearing.Drop(leg, cause: 0, EndReason.Forwarded);
        return second;
    }

    /// <summary>Nobody answers a dial in time; for an Originate the dialling channel is the rung leg itself.</summary>
    public bool GiveUpRinging(ModelChannel dialling)
    {
        var ringing = dialling.Dialling?.Ringing.ToList() ?? (dialling is { RungBy.Source: null, IsRung: true } ? [dialling] : []);
        foreach (var leg in ringing)
            clearing.Fail(leg, "NOANSWER", ModelClearing.NoAnswer, EndReason.NoAnswer, EndReason.NoAnswer);
        return ringing.Count > 0;
    }

    private static bool CanDial(ModelChannel source) => source is { Bridge: null, Dialling: null } && !source.IsRung;

    private ModelChannel ThroughLocal(ModelChannel caller, string device)
    {
        var first = calls.Create(device, caller, Party.Unknown, null, dials: false);
        var second = calls.Create(device, caller, caller.Caller, null, dials: true);
        (first.OtherHalf, second.OtherHalf) = (second, first);
        calls.Raise(new LocalPaired(first.Snapshot(), second.Snapshot()));
        calls.Dial(caller.Dialling ?? new ModelDial(caller), first);
        calls.Alert(first);
        return second;
    }

    private void Reached(ModelChannel leg, bool earlyMedia)
    {
        if (earlyMedia)
            calls.Progress(leg);
        else
            calls.Alert(leg);
    }
}
