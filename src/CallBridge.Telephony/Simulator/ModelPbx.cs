using System.Collections.Immutable;
using CallBridge.Calls;
using CallBridge.Telephony.Asterisk;

namespace CallBridge.Telephony.Simulator;

/// <summary>
/// A small phone system: channels, legs, bridges, forks, queues, holds and transfers. Deterministic and without a clock: it changes only by the moves made
/// on it, and raises for each the events that Asterisk would. A move that makes no sense any more (answer a channel that is gone) does
/// nothing and says false.
/// </summary>
/// <param name="epoch">Start of the model in Unix seconds: the first half of its Uniqueids, and its incarnation.</param>
public sealed class ModelPbx(long epoch)
{
    private const int NormalClearing = 16;
    private const int UserBusy = 17;
    private const int NoAnswer = 19;
    private const int AnsweredElsewhere = 26;
    private const string Trunk = "PJSIP/trunk";

    private readonly ModelSwitch _switch = new(epoch);
    private readonly Dictionary<string, Party> _phones = [];

    /// <summary>Every live part of every phone.</summary>
    public IReadOnlyList<ModelPart> LiveParts => _switch.Live;

    public string Incarnation { get; } = epoch.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Adds a phone; <paramref name="endpoint"/> as <c>PJSIP/1001</c>.</summary>
    public void AddPhone(string endpoint, Party owner) => _phones[endpoint] = owner;

    /// <summary>Events since the last call, oldest first.</summary>
    public IReadOnlyList<ChannelEvent> DrainEvents() => _switch.Drain();

    /// <summary>Parts that ended since <see cref="DrainEnded"/> was last called.</summary>
    public IReadOnlyList<ModelPart> Ended => _switch.Ended;

    /// <summary>Takes the parts that ended since the last call.</summary>
    public ImmutableArray<ModelPart> DrainEnded()
    {
        ImmutableArray<ModelPart> ended = [.. _switch.Ended];
        _switch.Ended.Clear();
        return ended;
    }

    /// <summary>The channel list, as a program that has just connected asks for it.</summary>
    public SnapshotTaken Snapshot(string? systemName = null) =>
        new(systemName, Incarnation, [.. _switch.Channels.Select(c => c.ListItem())], []);

    /// <summary>Live channels of a device, oldest first.</summary>
    public ImmutableArray<string> ChannelsOf(string endpoint) =>
        [.. _switch.Channels.Where(c => c.Device == endpoint).Select(c => c.Uniqueid).Order(UniqueidOrder.Instance)];

    /// <summary>Live trunk channels: the outside world's ends.</summary>
    public ImmutableArray<string> OutsideChannels() => ChannelsOf(Trunk);

    /// <summary>Who talks with this channel, or is dialled by it or dials it; null if nobody.</summary>
    public string? PeerOf(string channel) => _switch.Find(channel) is { } c
        ? (c.Bridge?.Members.Find(m => m != c) ?? c.Dialling?.Ringing.FirstOrDefault() ?? (c.IsUp ? null : c.RungBy?.Source))?.Uniqueid
        : null;

    public bool IsRinging(string channel) => _switch.Find(channel) is { Phase: ChannelPhase.Ringing };

    public bool IsUp(string channel) => _switch.Find(channel) is { IsUp: true };

    public bool IsTalking(string channel) => _switch.Find(channel)?.Bridge is not null;

    public bool IsHeld(string channel) => _switch.Find(channel) is { Held: true };

    /// <summary>Somebody outside calls a number of ours; returns the trunk's channel, which nothing is rung for yet.</summary>
    public string CallerDials(Party caller, string did) =>
        _switch.Create(Trunk, null, caller, did, dials: true).Uniqueid;

    /// <summary>A phone dials: its channel, which nothing is dialled for yet.</summary>
    public string HandsetDials(string endpoint, string number)
    {
        var leg = _switch.Create(endpoint, null, _phones[endpoint], number, dials: true);
        _switch.Begin(new ModelPart(endpoint, Direction.Outbound), leg);
        return leg.Uniqueid;
    }

    /// <summary>A program dials: the agent's own phone rings first.</summary>
    public string Originate(string endpoint, string uniqueid, string number)
    {
        var far = new Party(number, null);
        var leg = _switch.Create(endpoint, null, far, null, dials: false, uniqueid);
        leg.Connected = far;
        _switch.Begin(new ModelPart(endpoint, Direction.Outbound), leg);
        _switch.Dial(new ModelDial(null), leg);
        _switch.Alert(leg);
        return leg.Uniqueid;
    }

    /// <summary>A channel (a caller, or a leg that dialled) rings a phone: one or several devices of it, straight or through a queue.</summary>
    public bool Ring(string source, string endpoint, int devices = 1, string? queue = null)
    {
        if (_switch.Find(source) is not { Bridge: null, Dialling: null } caller)
            return false;
        if (queue is not null)
        {
            _switch.Raise(new QueueJoined(queue, caller.Snapshot()));
            caller = ThroughLocal(caller);
        }

        var dial = new ModelDial(caller);
        var part = new ModelPart(endpoint, Direction.Inbound);
        var legs = Enumerable.Range(0, devices)
            .Select(_ => _switch.Create(endpoint, caller, _phones[endpoint], null, dials: false))
            .ToList();
        foreach (var leg in legs)
            _switch.Dial(dial, leg);
        foreach (var leg in legs)
        {
            _switch.Begin(part, leg);
            _switch.Alert(leg);
        }

        return true;
    }

    /// <summary>A channel dials a number outside, which rings there.</summary>
    public bool Reach(string source, string number)
    {
        if (_switch.Find(source) is not { Bridge: null, Dialling: null } leg)
            return false;
        var far = _switch.Create(Trunk, leg, new Party(number, null), null, dials: false);
        _switch.Dial(new ModelDial(leg), far);
        _switch.Alert(far);
        return true;
    }

    /// <summary>A ringing channel is answered.</summary>
    public bool Answer(string channel)
    {
        if (_switch.Find(channel) is not { Phase: ChannelPhase.Ringing, RungBy: { } dial } leg)
            return false;
        foreach (var other in dial.Ringing.Where(o => o != leg).ToList())
            Cancel(other, AnsweredElsewhere, EndReason.AnsweredElsewhere);
        leg.Part?.Answered(leg);
        _switch.EndDial(leg, "ANSWER");
        _switch.SetPhase(leg, ChannelPhase.Up);
        if (dial.Source is not { } source)
        {
            _switch.Raise(new OriginateEnded(leg.Uniqueid, Answered: true, 4));
            return true;
        }

        source.Part?.Answered(source);
        _switch.SetPhase(source, ChannelPhase.Up);
        _switch.Bridge(source, leg);
        if (source.OtherHalf is { } half)
            Answer(half.Uniqueid);
        return true;
    }

    /// <summary>A Local pair between two talking channels steps out: both talk in one bridge.</summary>
    public bool Optimise(string caller)
    {
        if (_switch.Find(caller) is not { Bridge: { } outer } source
            || outer.Members.Find(m => m.OtherHalf is not null) is not { OtherHalf: { Bridge: { } inner } second } first)
            return false;
        _switch.Leave(source);
        _switch.Leave(second);
        _switch.Enter(inner, source, second);
        _switch.Leave(first);
        _switch.Remove(first, NormalClearing);
        _switch.Remove(second, NormalClearing);
        return true;
    }

    /// <summary>A ringing device says busy: the agent rejected, or the far end is engaged.</summary>
    public bool Reject(string channel)
    {
        if (_switch.Find(channel) is not { Phase: ChannelPhase.Ringing } leg)
            return false;
        Fail(leg, "BUSY", UserBusy, leg.RungBy?.Source is null ? EndReason.Busy : EndReason.Rejected, EndReason.Busy);
        return true;
    }

    /// <summary>Nobody answers a dial in time. <paramref name="source"/> dials; for an Originate it is the rung leg itself.</summary>
    public bool GiveUpRinging(string source)
    {
        if (_switch.Find(source) is not { } dialling)
            return false;
        var ringing = dialling.Dialling?.Ringing.ToList() ?? (dialling.RungBy is { Source: null } && !dialling.IsUp ? [dialling] : []);
        foreach (var leg in ringing)
            Fail(leg, "NOANSWER", NoAnswer, EndReason.NoAnswer, EndReason.NoAnswer);
        return ringing.Count > 0;
    }

    /// <summary>A device hangs up, or stops dialling, or a program hangs it up.</summary>
    public bool HangUp(string channel)
    {
        if (_switch.Find(channel) is not { } leg)
            return false;
        _switch.Raise(new HangUpAsked(leg.Snapshot()));
        if (leg is { Phase: ChannelPhase.Ringing, RungBy.Source: not null })
            return Reject(channel);
        if (leg.RungBy is { Source: null } && !leg.IsUp)
            _switch.EndDial(leg, "CANCEL");
        Drop(leg, NormalClearing, EndReason.LocalHangUp);
        return true;
    }

    public bool Hold(string channel, bool held)
    {
        if (_switch.Find(channel) is not { Bridge: not null } leg || leg.Held == held)
            return false;
        leg.Held = held;
        _switch.Raise(new HoldChanged(leg.Snapshot(), held));
        return true;
    }

    /// <summary>A blind transfer: the agent's part ends; returns the channel that now dials the target, null if it cannot be.</summary>
    public string? BlindTransfer(string channel, string number)
    {
        if (_switch.Find(channel) is not { Bridge: { Members.Count: 2 } bridge } leg
            || bridge.Members.Find(m => m != leg) is not { OtherHalf: null } peer)
            return null;
        _switch.Raise(new BlindTransferred(leg.Snapshot(), peer.Snapshot(), number));
        End(leg, EndReason.Transferred);
        _switch.Leave(leg);
        _switch.Leave(peer);
        _switch.Remove(leg, NormalClearing);
        peer.Exten = number;
        return peer.Uniqueid;
    }

    /// <summary>A phone joins the far ends of its two calls and is out of both.</summary>
    public bool AttendedTransfer(string first, string second)
    {
        if (first == second
            || _switch.Find(first) is not { Bridge: { Members.Count: 2 } one } a
            || _switch.Find(second) is not { Bridge: { Members.Count: 2 } two } b
            || one == two || a.Device != b.Device)
            return false;
        var (transferee, target) = (one.Members.Find(m => m != a)!, two.Members.Find(m => m != b)!);
        if (transferee.OtherHalf is not null || target.OtherHalf is not null)
            return false;
        End(a, EndReason.Transferred);
        End(b, EndReason.Transferred);
        _switch.Leave(transferee);
        _switch.Leave(b);
        _switch.Enter(two, transferee, b);
        _switch.Raise(new AttendedTransferred(a.Snapshot(), b.Snapshot(), transferee.Snapshot(), target.Snapshot()));
        _switch.Leave(a);
        _switch.Remove(b, NormalClearing);
        _switch.Remove(a, NormalClearing);
        _switch.SetConnected(transferee, target.Caller);
        _switch.SetConnected(target, transferee.Caller);
        return true;
    }

    private ModelChannel ThroughLocal(ModelChannel caller)
    {
        var first = _switch.Create("Local/member@queue", caller, Party.Unknown, null, dials: false);
        var second = _switch.Create("Local/member@queue", caller, caller.Caller, null, dials: true);
        (first.OtherHalf, second.OtherHalf) = (second, first);
        _switch.Raise(new LocalPaired(first.Snapshot(), second.Snapshot()));
        _switch.Dial(new ModelDial(caller), first);
        _switch.Alert(first);
        return second;
    }

    private void End(ModelChannel leg, EndReason reason)
    {
        if (leg.Part is { } part && part.Lose(leg))
            _switch.End(part, reason);
        leg.Part = null;
    }

    /// <summary>The dialling side takes a ring back.</summary>
    private void Cancel(ModelChannel leg, int cause, EndReason reason)
    {
        _switch.EndDial(leg, "CANCEL");
        Drop(leg, cause, reason);
    }

    /// <summary>A ring came to nothing. With none left, the dialling side hears it: a phone gets the tone, a caller is let go.</summary>
    private void Fail(ModelChannel leg, string status, int cause, EndReason own, EndReason heard)
    {
        var source = leg.RungBy?.Source;
        _switch.EndDial(leg, status);
        Drop(leg, cause, own);
        if (source is null or { Dialling: not null })
            return;
        if (source.OtherHalf is { } half)
        {
            Fail(half, status, cause, own, heard);
            _switch.Remove(source, cause);
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
    private void Drop(ModelChannel leg, int cause, EndReason reason)
    {
        foreach (var rung in leg.Dialling?.Ringing.ToList() ?? [])
            Cancel(rung, cause == AnsweredElsewhere ? cause : NormalClearing,
                cause == AnsweredElsewhere ? reason : EndReason.CallerCancelled);
        var wasIn = leg.Bridge;
        _switch.Leave(leg);
        if (wasIn is { Members: [var last] })
        {
            _switch.Leave(last);
            Drop(last, NormalClearing, EndReason.RemoteHangUp);
        }

        End(leg, leg is { Part.Connected: false, Tone: { } tone } ? tone : reason);
        _switch.Remove(leg, cause);
        if (leg.OtherHalf is { } half && _switch.Find(half.Uniqueid) is not null)
        {
            leg.OtherHalf = half.OtherHalf = null;
            if (half.RungBy is not null)
                _switch.EndDial(half, "CANCEL");
            Drop(half, cause, reason == EndReason.LocalHangUp ? EndReason.RemoteHangUp : reason);
        }
    }
}
