using CallBridge.Calls;
using CallBridge.Telephony.Asterisk;

namespace CallBridge.Telephony.Simulator;

/// <summary>Rooms in which several talk.</summary>
internal sealed class ModelConferences(ModelSwitch calls, ModelClearing clearing, ModelMasquerades masquerades)
{
    private ModelBridge? _room;

    /// <summary>Who has just dialled comes into the one room that can be dialled.</summary>
    public bool Enter(ModelChannel channel)
    {
        if (channel is not { Bridge: null, Dialling: null, OtherHalf: null } || channel.IsRung || channel is { Part: null, IsUp: false })
            return false;
        if (_room is not { Members.Count: > 0 })
            _room = calls.Open(ModelBridgeKind.Conference);
        calls.SetPhase(channel, ChannelPhase.Up);
        calls.Enter(_room, channel, null);
        return true;
    }

    /// <summary>A program brings a phone and the far ends of two of its calls into a room of their own; the phone's second leg is not needed any more.</summary>
    public bool Gather(ModelChannel talking, ModelChannel held)
    {
        if (talking == held || talking.Device != held.Device || talking.Bridge == held.Bridge
            || ModelTransfers.FarOf(talking) is not { } one || ModelTransfers.FarOf(held) is not { } other || one == held)
            return false;
        var left = held.Bridge!;
        var room = calls.Open(ModelBridgeKind.Conference);
        foreach (var channel in new[] { one, talking, other })
            calls.Enter(room, channel.RungBy is null ? channel : masquerades.Redirect(channel), null);
        clearing.Dissolve(left, EndReason.Transferred);
        return true;
    }
}
