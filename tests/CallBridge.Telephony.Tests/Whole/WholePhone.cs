using CallBridge.Calls.Phone;
using CallBridge.Telephony.Asterisk;
using CallBridge.Telephony.Simulator;

namespace CallBridge.Telephony.Tests.Whole;

/// <summary>What stands between a desk and the model: the adapter with its commands, and the phones that do them, or do not.</summary>
/// <param name="pbx">The model.</param>
/// <param name="tracker">The tracker as it stands.</param>
/// <param name="apply">Tells the tracker what the adapter itself knows.</param>
/// <param name="deliver">Lets what was raised arrive.</param>
internal sealed class WholePhone(ModelPbx pbx, Func<TrackerState> tracker, Action<ChannelEvent> apply, Action deliver)
{
    private const string NotNow = "The call is not in a state for this.";
    private readonly Dictionary<string, Func<bool>> _whenUp = [];
    private readonly HashSet<string> _begun = [];
    private int _fetches;

    /// <summary>Dialled twice.</summary>
    public string? Wrong { get; private set; }

    public bool HasBegun(string callRef) => _begun.Contains(callRef);

    /// <summary>Agents' phones that were rung to fetch something are up: it is fetched, or they are let go.</summary>
    public void Fetch()
    {
        foreach (var (channel, fetch) in _whenUp.Where(w => !pbx.IsRinging(w.Key)).ToList())
        {
            _whenUp.Remove(channel);
            if (pbx.IsUp(channel) && !fetch())
                pbx.FailFetch(channel);
        }
    }

    /// <summary>The phone system starts anew: nothing that was rung for rings any more.</summary>
    public void Forget() => _whenUp.Clear();

    /// <summary>The command has come, and will be done, or not.</summary>
    public void Note(PhoneCommand command)
    {
        if (NewRef(command) is { } begun && !_begun.Add(begun))
            Wrong ??= $"{begun} was dialled twice";
    }

    public CommandOutcome Execute(PhoneCommand command)
    {
        return command switch
        {
            DialPhone c => Dial(c.Extension, c.Ref, c.Number, null, null),
            ConsultCall c => Consult(c),
            PickUpCall c => PickUp(c),
            UnparkCall c => Unpark(c.Extension, c.Ref, c.Slot),
            RetrieveCall c when ChannelTracker.SpaceOf(tracker(), c.Extension, c.Ref) is { } space => Unpark(c.Extension, "back-" + ++_fetches, space),
            RejectCall c => Reject(c),
            ConferenceCalls c => LegOf(c.Extension, c.Ref) is { } leg && LegOf(c.Extension, c.HeldRef) is { } held && Confer(leg, held, c.HeldRef) ? CommandOutcome.Taken : No(),
            _ => OnLeg(command) ? CommandOutcome.Taken : No(),
        };
    }

    /// <summary>The held one's far end is being moved: its leg's going is no hang-up.</summary>
    public bool Confer(string talking, string held, string heldRef)
    {
        apply(new FarMoveBegun(heldRef));
        if (pbx.Confer(talking, held))
            return true;
        apply(new FarMoveBegun(heldRef, Moving: false));
        return false;
    }

    private static CommandOutcome No() => CommandOutcome.Refused(NotNow);

    private static string? NewRef(PhoneCommand command) => command switch
    {
        DialPhone c => c.Ref,
        ConsultCall c => c.NewRef,
        PickUpCall c => c.Ref,
        UnparkCall c => c.Ref,
        _ => null,
    };

    private bool OnLeg(PhoneCommand command) => command switch
    {
        AnswerCall c => LegOf(c.Extension, c.Ref) is { } leg && pbx.Answer(leg),
        HoldCall c => LegOf(c.Extension, c.Ref) is { } leg && pbx.Hold(leg, held: true),
        RetrieveCall c => LegOf(c.Extension, c.Ref) is { } leg && pbx.Hold(leg, held: false),
        HangUpCall c => LegOf(c.Extension, c.Ref) is { } leg && pbx.HangUp(leg),
        MuteCall c => LegOf(c.Extension, c.Ref) is { } leg && pbx.Mute(leg, c.Muted),
        ParkCall c => LegOf(c.Extension, c.Ref) is { } leg && pbx.Park(leg) is not null,
        SendDigits c => LegOf(c.Extension, c.Ref) is { } leg && pbx.IsTalking(leg),
        SwapCalls c => LegOf(c.Extension, c.Ref) is { } leg && LegOf(c.Extension, c.HeldRef) is { } held && Swap(leg, held),
        CompleteTransfer c => LegOf(c.Extension, c.Ref) is { } leg && LegOf(c.Extension, c.ConsultRef) is { } other && pbx.JoinFarEnds(leg, other),
        TransferCall c => LegOf(c.Extension, c.Ref) is { } leg && pbx.BlindTransfer(leg, c.Number) is { } moved && pbx.Reach(moved, c.Number),
        _ => false,
    };

    private bool Swap(string talking, string held)
    {
        pbx.Hold(talking, held: true);
        return pbx.Hold(held, held: false);
    }

    private CommandOutcome Dial(string extension, string callRef, string number, string? consultRef, string? consultLeg)
    {
        apply(new OriginateBegun(extension, callRef, number, consultRef));
        pbx.Originate("PJSIP/" + extension, callRef, number, consultLeg);
        return CommandOutcome.Taken;
    }

    private CommandOutcome Consult(ConsultCall command)
    {
        if (LegOf(command.Extension, command.Ref) is not { } leg || !pbx.IsTalking(leg))
            return No();
        pbx.Hold(leg, held: true);
        deliver();
        return Dial(command.Extension, command.NewRef, command.Number, command.Ref, leg);
    }

    private CommandOutcome PickUp(PickUpCall command)
    {
        var ringing = ChannelTracker.RingingAt(tracker(), "PJSIP/" + command.Extension, command.Number);
        if (ringing is null || pbx.ChannelsOf("PJSIP/" + command.Number).FirstOrDefault(c => pbx.NameOf(c) == ringing) is not { } rung)
            return CommandOutcome.Refused("Nothing rings there.");
        apply(new OriginateBegun(command.Extension, command.Ref, null));
        pbx.OriginateFetch("PJSIP/" + command.Extension, command.Ref, null);
        _whenUp[command.Ref] = () => pbx.PickUp(command.Ref, rung);
        return CommandOutcome.Taken;
    }

    private CommandOutcome Unpark(string extension, string callRef, string space)
    {
        if (pbx.ParkeeIn(space) is null)
            return CommandOutcome.Refused("No call is parked there.");
        apply(new OriginateBegun(extension, callRef, null, Space: space));
        pbx.OriginateFetch("PJSIP/" + extension, callRef, space);
        _whenUp[callRef] = () => pbx.Retrieve(callRef, space);
        return CommandOutcome.Taken;
    }

    private CommandOutcome Reject(RejectCall command)
    {
        var done = false;
        foreach (var leg in ChannelTracker.LegsOf(tracker(), command.Extension, command.Ref))
            done |= pbx.Reject(leg.Uniqueid);
        return done ? CommandOutcome.Taken : No();
    }

    private string? LegOf(string extension, string callRef) => ChannelTracker.LegOf(tracker(), extension, callRef)?.Uniqueid;
}
