using CallBridge.Calls;
using CallBridge.Telephony.Asterisk;

namespace CallBridge.Telephony.Simulator;

/// <summary>Rooms in which several talk.</summary>
internal sealed class ModelConferences(ModelSwitch calls, ModelClearing clearing, ModelMasquerades masquerades)
{
    private ModelBridge? _room;

    public void Clear() => _room = null;

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
        calls.Leave(one);
        calls.Leave(talking);
        var room = calls.Open(ModelBridgeKind.Conference);
        foreach (var channel in new[] { one, talking, other })
            calls.Enter(room, channel, null);
        clearing.Dissolve(left, EndReason.Transferred);
        return true;
    }

    /// <summary>A leg that was dialled runs no dial plan of its own: it goes on as another channel.</summary>
    public bool Redirect(ModelChannel leg)
    {
        if (leg.Part is null || ModelTransfers.FarOf(leg) is null)
            return false;
        var left = leg.Bridge!;
        if (leg.RungBy is null)
        {
            // Who is left sees the other go to somebody else, as in a transfer.
            calls.Leave(leg);
            Enter(leg);
            clearing.Dissolve(left, EndReason.Transferred);
            return true;
        }

        Enter(masquerades.Redirect(leg));
        clearing.Dissolve(left, EndReason.RemoteHangUp);
        return true;
    }
}
