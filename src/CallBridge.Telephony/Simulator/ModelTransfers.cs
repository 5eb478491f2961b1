using CallBridge.Calls;
using CallBridge.Telephony.Asterisk;

namespace CallBridge.Telephony.Simulator;

/// <summary>How a phone gets out of its calls while those it talked with go on.</summary>
internal sealed class ModelTransfers(ModelSwitch calls, ModelClearing clearing)
{
    public ModelChannel? Blind(ModelChannel leg, string number)
    {
        if (FarOf(leg) is not { } peer)
            return null;
        calls.Raise(new BlindTransferred(leg.Snapshot(), peer.Snapshot(), number));
        clearing.End(leg, EndReason.Transferred);
        calls.Leave(leg);
        calls.Remove(leg, ModelClearing.NormalClearing);
        calls.Leave(peer);
        peer.Exten = number;
        return peer;
    }

    public bool Attended(ModelChannel a, ModelChannel b)
    {
        if (a == b || a.Device != b.Device || FarOf(a) is not { } transferee || FarOf(b) is not { } target || a.Bridge == b.Bridge)
            return false;
        var two = b.Bridge!;
        clearing.End(a, EndReason.Transferred);
        clearing.End(b, EndReason.Transferred);
        calls.Leave(transferee);
        calls.Leave(b);
        calls.Enter(two, transferee, b);
        calls.Raise(new AttendedTransferred(a.Snapshot(), b.Snapshot(), transferee.Snapshot(), target.Snapshot()));
        calls.Leave(a);
        calls.Remove(b, ModelClearing.NormalClearing);
        calls.Remove(a, ModelClearing.NormalClearing);
        Acquaint(transferee, target);
        return true;
    }

    /// <summary>The target rings still: the transferee becomes who dials it. Nothing tells of that but the transfer itself.</summary>
    public bool Blonde(ModelChannel a, ModelChannel b)
    {
        if (a == b || a.Device != b.Device || b.Bridge is not null || b.Dialling is not { } dial || FarOf(a) is not { } transferee
            || calls.Live.Exists(p => p.Parked == b))
            return false;
        calls.Raise(new AttendedTransferred(a.Snapshot(), b.Snapshot(), transferee.Snapshot(), null));
        clearing.End(a, EndReason.Transferred);
        clearing.End(b, EndReason.Transferred);
        calls.Leave(transferee);
        calls.Leave(a);
        calls.Remove(a, ModelClearing.NormalClearing);
        b.Dialling = null;
        calls.TakeOver(dial, transferee);
        calls.Remove(b, ModelClearing.NormalClearing);
        return true;
    }

    /// <summary>A program brings the far ends of two calls together: the phone is left alone in both.</summary>
    public bool Join(ModelChannel a, ModelChannel b)
    {
        if (a == b || FarOf(a) is not { } one || FarOf(b) is not { } other || one == b || a.Bridge == b.Bridge)
            return false;
        var (first, second) = (a.Bridge!, b.Bridge!);
        var bridge = calls.Open(ModelBridgeKind.Talk);
        calls.Enter(bridge, one, null);
        calls.Enter(bridge, other, null);
        clearing.Dissolve(first, EndReason.Transferred);
        clearing.Dissolve(second, EndReason.Transferred);
        Acquaint(one, other);
        return true;
    }

    private void Acquaint(ModelChannel one, ModelChannel other)
    {
        calls.SetConnected(one, other.Caller);
        calls.SetConnected(other, one.Caller);
    }

    /// <summary>The one other in a talk of two, without a Local channel between.</summary>
    public static ModelChannel? FarOf(ModelChannel leg) =>
        leg.Bridge is { Kind: ModelBridgeKind.Talk, Members.Count: 2 } bridge && bridge.Members.Find(m => m != leg) is { OtherHalf: null } peer
            ? peer
            : null;
}
