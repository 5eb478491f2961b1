using System.Collections.Immutable;
using System.Globalization;
using CallBridge.Calls;
using CallBridge.Telephony.Asterisk;

namespace CallBridge.Telephony.Simulator;

/// <summary>
/// A small phone system: channels, legs, bridges, forks, queues, holds, transfers, conferences, parking and pickup. Deterministic and without a clock: it
/// changes only by the moves made on it, and raises for each the events that Asterisk would. A move that makes no sense any more
/// (answer a channel that is gone) does nothing and says false.
/// </summary>
public sealed class ModelPbx
{
    private const string Trunk = "PJSIP/trunk";

    private readonly ModelSwitch _switch;
    private readonly ModelClearing _clearing;
    private readonly ModelDialling _dialling;
    private readonly ModelTransfers _transfers;
    private readonly ModelMasquerades _masquerades;
    private readonly ModelConferences _conferences;
    private readonly ModelParking _parking;
    private readonly Dictionary<string, Party> _phones = [];
    private readonly long _epoch;
    private int _restarts;

    /// <param name="epoch">Start of the model in Unix seconds: the first half of its Uniqueids, and its incarnation.</param>
    public ModelPbx(long epoch)
    {
        _epoch = epoch;
        _switch = new ModelSwitch(epoch);
        _clearing = new ModelClearing(_switch);
        _dialling = new ModelDialling(_switch, _clearing);
        _transfers = new ModelTransfers(_switch, _clearing);
        _masquerades = new ModelMasquerades(_switch, _clearing);
        _conferences = new ModelConferences(_switch, _clearing, _masquerades);
        _parking = new ModelParking(_switch, _clearing);
    }

    /// <summary>Every live part of every phone.</summary>
    public IReadOnlyList<ModelPart> LiveParts => _switch.Live;

    public string Incarnation => string.Create(CultureInfo.InvariantCulture, $"{_epoch + _restarts}");

    /// <summary>Parts that ended since <see cref="DrainEnded"/> was last called.</summary>
    public IReadOnlyList<ModelPart> Ended => _switch.Ended;

    /// <summary>Parking spaces in use.</summary>
    public ImmutableArray<string> ParkedSpaces => [.. _parking.Spaces];

    /// <summary>Adds a phone; <paramref name="endpoint"/> as <c>PJSIP/1001</c>.</summary>
    public void AddPhone(string endpoint, Party owner) => _phones[endpoint] = owner;

    /// <summary>Events since the last call, oldest first.</summary>
    public IReadOnlyList<ChannelEvent> DrainEvents() => [.. DrainBatches().SelectMany(batch => batch)];

    /// <summary>
    /// Events since the last call, in batches: what a later one tells is a consequence of the earlier ones. Within a batch only the order of
    /// each channel's is sure.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<ChannelEvent>> DrainBatches() => _switch.Drain();

    /// <summary>Takes the parts that ended since the last call.</summary>
    public ImmutableArray<ModelPart> DrainEnded()
    {
        ImmutableArray<ModelPart> ended = [.. _switch.Ended];
        _switch.Ended.Clear();
        return ended;
    }

    /// <summary>The channel list, as a program that has just connected asks for it.</summary>
    public SnapshotTaken Snapshot(string? systemName = null) =>
        new(systemName, Incarnation, [.. _switch.Channels.Select(c => c.ListItem())],
            [.. _switch.Channels.Select(c => c.Bridge).OfType<ModelBridge>().Distinct().Select(b => ModelSwitch.Seen(b))])
        {
            Parked = [.. _parking.List()],
        };

    /// <summary>The phone system starts anew: all calls are gone without a word, and its Uniqueids begin again.</summary>
    public void Restart()
    {
        _restarts++;
        _parking.Clear();
        _conferences.Clear();
        _switch.Restart();
    }

    /// <summary>Live channels of a device, oldest first.</summary>
    public ImmutableArray<string> ChannelsOf(string endpoint) =>
        [.. _switch.Channels.Where(c => c.Device == endpoint).Select(c => c.Uniqueid).Order(UniqueidOrder.Instance)];

    /// <summary>Live trunk channels: the outside world's ends.</summary>
    public ImmutableArray<string> OutsideChannels() => ChannelsOf(Trunk);

    /// <summary>Who talks with this channel, or is dialled by it or dials it; null if nobody.</summary>
    public string? PeerOf(string channel) => _switch.Find(channel) is { } c
        ? (c.Bridge?.Members.Find(m => m != c) ?? c.Dialling?.Ringing.FirstOrDefault() ?? (c.IsUp ? null : c.RungBy?.Source))?.Uniqueid
        : null;

    public string? NameOf(string channel) => _switch.Find(channel)?.Name;

    public bool IsRinging(string channel) => _switch.Find(channel) is { IsRung: true };

    public bool IsUp(string channel) => _switch.Find(channel) is { IsUp: true };

    public bool IsTalking(string channel) => _switch.Find(channel)?.Bridge is { Kind: not ModelBridgeKind.Holding };

    public bool IsHeld(string channel) => _switch.Find(channel) is { Held: true };

    public bool IsMuted(string channel) => _switch.Find(channel) is { Muted: true };

    /// <summary>Whether it called by itself, and was not dialled.</summary>
    public bool HasDialled(string channel) => _switch.Find(channel) is { RungBy: null };

    /// <summary>Whether the outside world is at this end.</summary>
    public bool IsOutside(string channel) => _switch.Find(channel) is { Device: Trunk };

    /// <summary>Whether one of the phones is at this end.</summary>
    public bool IsInside(string channel) => _switch.Find(channel) is { } c && _phones.ContainsKey(c.Device);

    /// <summary>The part whose leg this is; null if it is nobody's.</summary>
    public ModelPart? PartOf(string channel) => _switch.Find(channel)?.Part;

    /// <summary>Somebody outside calls a number of ours; returns the trunk's channel, which nothing is rung for yet.</summary>
    public string CallerDials(Party caller, string did) =>
        _switch.Create(Trunk, null, caller, did, dials: true).Uniqueid;

    /// <summary>A phone dials: its channel, which nothing is dialled for yet.</summary>
    public string HandsetDials(string endpoint, string number)
    {
        var leg = _switch.Create(endpoint, null, _phones[endpoint], number, dials: true);
        _switch.Begin(_parking.PartOf(endpoint, number) ?? new ModelPart(endpoint, Direction.Outbound), leg);
        return leg.Uniqueid;
    }

    /// <summary>A program dials: the agent's own phone rings first.</summary>
    /// <param name="endpoint">The phone.</param>
    /// <param name="uniqueid">The program's own id for the channel.</param>
    /// <param name="number">What will be dialled; null for a pickup or an unpark.</param>
    /// <param name="consultOf">A channel of the call to consult about; null if it is none.</param>
    public void Originate(string endpoint, string uniqueid, string? number, string? consultOf = null)
    {
        var part = new ModelPart(endpoint, Direction.Outbound) { ConsultOf = consultOf is null ? null : PartOf(consultOf) };
        _dialling.Originate(endpoint, uniqueid, new Party(number, null), part);
    }

    /// <summary>A program rings a phone in order to fetch something: a call that rings elsewhere, or one that is parked.</summary>
    /// <param name="endpoint">The phone.</param>
    /// <param name="uniqueid">The program's own id for the channel.</param>
    /// <param name="space">The parking space; null for a pickup.</param>
    public void OriginateFetch(string endpoint, string uniqueid, string? space)
    {
        var own = space is null ? null : _parking.PartOf(endpoint, space);
        _dialling.Originate(endpoint, uniqueid, _phones[endpoint], own ?? new ModelPart(endpoint, Direction.Outbound) { Fetches = true });
    }

    /// <summary>A channel (a caller, or a leg that dialled) rings a phone: one or several devices of it, straight or through a queue.</summary>
    public bool Ring(string source, string endpoint, int devices = 1, string? queue = null, bool earlyMedia = false)
    {
        if (_switch.Find(source) is not { } caller)
            return false;
        if (queue is not null)
        {
            if (_dialling.Queue(caller, queue) is not { } member)
                return false;
            caller = member;
        }

        return _dialling.Ring(caller, endpoint, _phones[endpoint], devices, earlyMedia);
    }

    /// <summary>A channel dials a number outside, which rings there, or sends early media only.</summary>
    public bool Reach(string source, string number, bool earlyMedia = false) =>
        _switch.Find(source) is { } leg && _dialling.Reach(leg, number, earlyMedia);

    /// <summary>A ringing channel is answered.</summary>
    public bool Answer(string channel) => _switch.Find(channel) is { } leg && _dialling.Answer(leg);

    /// <summary>A Local pair between two talking channels steps out: both talk in one bridge.</summary>
    public bool Optimise(string caller) => _switch.Find(caller) is { } source && _dialling.Optimise(source);

    /// <summary>A ringing device says busy: the agent rejected, or the far end is engaged.</summary>
    public bool Reject(string channel) => _switch.Find(channel) is { } leg && _dialling.Reject(leg);

    /// <summary>A ringing device sends the call elsewhere (302): the channel that now dials on, null if it does not ring.</summary>
    public string? Forward(string channel, string number) =>
        _switch.Find(channel) is { } leg ? _dialling.Forward(leg, number)?.Uniqueid : null;

    /// <summary>Nobody answers a dial in time. <paramref name="source"/> dials; for an Originate it is the rung leg itself.</summary>
    public bool GiveUpRinging(string source) => _switch.Find(source) is { } dialling && _dialling.GiveUpRinging(dialling);

    /// <summary>A device hangs up, or stops dialling, or a program hangs it up.</summary>
    public bool HangUp(string channel)
    {
        if (_switch.Find(channel) is not { } leg)
            return false;
        _switch.Raise(new HangUpAsked(leg.Snapshot()));
        if (leg is { IsRung: true, RungBy.Source: not null })
            return Reject(channel);
        if (leg.RungBy is { Source: null } && !leg.IsUp)
            _switch.EndDial(leg, "CANCEL");
        _parking.Forget(leg);
        _clearing.Drop(leg, ModelClearing.NormalClearing, EndReason.LocalHangUp);
        return true;
    }

    /// <summary>What a phone was rung for cannot be fetched any more: it is let go.</summary>
    public bool FailFetch(string channel)
    {
        if (_switch.Find(channel) is not { } leg)
            return false;
        _clearing.Drop(leg, ModelClearing.NormalClearing, EndReason.Unreachable);
        return true;
    }

    public bool Hold(string channel, bool held)
    {
        if (_switch.Find(channel) is not { Bridge.Kind: not ModelBridgeKind.Holding } leg || leg.Held == held)
            return false;
        leg.Held = held;
        _switch.Raise(new HoldChanged(leg.Snapshot(), held));
        return true;
    }

    /// <summary>A program mutes what comes from a channel, or hears it again.</summary>
    public bool Mute(string channel, bool muted)
    {
        if (_switch.Find(channel) is not { IsUp: true } leg || leg.Muted == muted)
            return false;
        leg.Muted = muted;
        _switch.Raise(new MuteChanged(channel, muted));
        return true;
    }

    /// <summary>A blind transfer: the agent's part ends; returns the channel that now dials the target, null if it cannot be.</summary>
    public string? BlindTransfer(string channel, string number) =>
        _switch.Find(channel) is { } leg ? _transfers.Blind(leg, number)?.Uniqueid : null;

    /// <summary>A phone joins the far ends of its two calls and is out of both.</summary>
    public bool AttendedTransfer(string first, string second) =>
        _switch.Find(first) is { } a && _switch.Find(second) is { } b && _transfers.Attended(a, b);

    /// <summary>A phone sends the far end of one call to where it dials for another ("blonde": the target rings still), and is out of both.</summary>
    public bool BlondeTransfer(string first, string second) =>
        _switch.Find(first) is { } a && _switch.Find(second) is { } b && _transfers.Blonde(a, b);

    /// <summary>A program joins the far ends of a phone's two calls, which is out of both.</summary>
    public bool JoinFarEnds(string first, string second) =>
        _switch.Find(first) is { } a && _switch.Find(second) is { } b && _transfers.Join(a, b);

    /// <summary>A program sends a talking phone into the room where all can talk; whom it talked with is let go.</summary>
    public bool RedirectToConference(string channel) => _switch.Find(channel) is { } leg && _conferences.Redirect(leg);

    /// <summary>A program brings a phone and the far ends of two of its calls together; <paramref name="talking"/> goes on, the other part ends.</summary>
    public bool Confer(string talking, string held) =>
        _switch.Find(talking) is { } one && _switch.Find(held) is { } other && _conferences.Gather(one, other);

    /// <summary>Who has just dialled comes into a room where all can talk.</summary>
    public bool EnterConference(string channel) => _switch.Find(channel) is { } caller && _conferences.Enter(caller);

    /// <summary>The far end of a talk is parked; the phone is let go. Returns the space, null if it cannot be.</summary>
    public string? Park(string channel) => _switch.Find(channel) is { } leg ? _parking.Park(leg) : null;

    /// <summary>Who waits in a parking space; null if nobody does.</summary>
    public string? ParkeeIn(string space) => _parking.ParkeeIn(space)?.Uniqueid;

    /// <summary>Who has just dialled a parking space takes the call out of it.</summary>
    public bool Retrieve(string channel, string space) => _switch.Find(channel) is { } leg && _parking.Retrieve(leg, space);

    /// <summary>Nobody takes a parked call in time: it rings whoever parked it.</summary>
    public bool ParkingTimesOut(string space) =>
        _parking.TimeOut(space) is var (parkee, parker, part) && _dialling.Ring(parkee, parker, _phones[parker], devices: 1, earlyMedia: false, part);

    /// <summary>Who has just dialled for it takes over what rings at another phone.</summary>
    /// <param name="channel">Who picks up.</param>
    /// <param name="rung">The channel that rings there.</param>
    /// <param name="masquerade">The ringing channel is given the picker's device, as before Asterisk 13.</param>
    public bool PickUp(string channel, string rung, bool masquerade = false)
    {
        if (_switch.Find(channel) is not { } picker || _switch.Find(rung) is not { RungBy.Source: { } source } target
            || _masquerades.PickUp(picker, target, masquerade) is not { } answered)
            return false;
        _dialling.Connect(answered, source);
        return true;
    }
}
