using CallBridge.Calls;
using CallBridge.Telephony.Asterisk;

namespace CallBridge.Telephony.Simulator;

/// <summary>A device that goes on under another Uniqueid: what it leaves behind is called a zombie and is hung up.</summary>
internal sealed class ModelMasquerades(ModelSwitch calls, ModelClearing clearing)
{
    /// <summary>
    /// Who has just dialled a feature code takes over what rings at another phone. Asterisk from 13 on puts the picker's own channel in the place of the
    /// one that rang; an older one, or a later one with a masquerade, gives that one the picker's device. Returns who talks now.
    /// </summary>
    public ModelChannel? PickUp(ModelChannel picker, ModelChannel rung, bool masquerade)
    {
        if (picker is not { Bridge: null, Dialling: null, Part: { } part } || picker.IsRung
            || !rung.IsRung || rung.RungBy is not { Source: { } source } dial || rung.OtherHalf is not null
            || rung.Device == picker.Device || source == picker)
            return null;
        calls.SetPhase(picker, ChannelPhase.Up);
        calls.Raise(new CallPickedUp(picker.Snapshot(), rung.Snapshot()));
        if (rung.Part is { Parked: null } taken)
            taken.Decided = EndReason.PickedUp;
        clearing.End(rung, EndReason.PickedUp);
        (part.Direction, part.Fetches) = (Direction.Inbound, false);
        if (masquerade)
        {
            Exchange(picker, rung, part);
            calls.SetPhase(rung, ChannelPhase.Up);
            calls.EndDial(rung, "ANSWER");
            clearing.CancelOthers(dial, rung);
            return rung;
        }

        ModelSwitch.Replace(dial, rung, picker);
        calls.EndDial(picker, "ANSWER");
        calls.Remove(rung, ModelClearing.AnsweredElsewhere);
        clearing.CancelOthers(dial, picker);
        return picker;
    }

    /// <summary>A program sends a dialled leg elsewhere in the dial plan: a new channel has to be made for that.</summary>
    public ModelChannel Redirect(ModelChannel leg)
    {
        var fresh = calls.Create("AsyncGoto", leg, leg.Caller, null, dials: false);
        fresh.Connected = leg.Connected;
        Exchange(leg, fresh, leg.Part);
        calls.SetPhase(fresh, leg.Phase);
        return fresh;
    }

    private void Exchange(ModelChannel clone, ModelChannel original, ModelPart? part)
    {
        var (name, device) = (clone.Name, clone.Device);
        calls.Rename(clone, name + "<MASQ>");
        var former = original.Name;
        calls.Rename(original, name);
        calls.Rename(clone, former + "<ZOMBIE>");
        (original.Device, original.Caller, original.Muted) = (device, clone.Caller, clone.Muted);
        clone.Device = "zombie";
        part?.Move(clone, original);
        calls.Leave(clone);
        calls.Remove(clone, ModelClearing.NormalClearing);
    }
}
