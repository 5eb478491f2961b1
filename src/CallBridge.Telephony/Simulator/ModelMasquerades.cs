using CallBridge.Calls;
using CallBridge.Telephony.Asterisk;

namespace CallBridge.Telephony.Simulator;

/// <summary>A device that goes on under another Uniqueid: what it leaves behind is called a zombie and is hung up.</summary>
internal sealed class ModelMasquerades(ModelSwitch calls, ModelClearing clearing)
{
    /// <summary>Who has just dialled a feature code takes over what rings at another phone.</summary>
    public bool PickUp(ModelChannel picker, ModelChannel rung)
    {
        if (picker is not { Bridge: null, Dialling: null, Part: { } part } || picker.IsRung
            || !rung.IsRung || rung.RungBy is not { Source: { } source } dial || rung.OtherHalf is not null
            || rung.Device == picker.Device || source == picker)
            return false;
        calls.SetPhase(picker, ChannelPhase.Up);
        calls.Raise(new CallPickedUp(picker.Snapshot(), rung.Snapshot()));
        clearing.End(rung, EndReason.PickedUp);
        part.Direction = Direction.Inbound;
        Exchange(picker, rung, part);
        calls.SetPhase(rung, ChannelPhase.Up);
        calls.EndDial(rung, "ANSWER");
        clearing.CancelOthers(dial, rung);
        return true;
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
