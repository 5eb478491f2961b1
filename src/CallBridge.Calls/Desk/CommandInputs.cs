using System.Text.RegularExpressions;
using CallBridge.Calls.Dialling;
using CallBridge.Calls.Phone;

namespace CallBridge.Calls.Desk;

/// <summary>What the agent asks for: accepted and begun, or refused with a reason.</summary>
internal static partial class CommandInputs
{
    public static void Take(DeskTurn turn, DeskInput.Asked asked)
    {
        if (turn.State.Requests.TryGetValue(asked.RequestId, out var remembered) && remembered.Until > turn.At.Monotonic)
        {
            turn.ReplyAgain(asked.RequestId, IsSame(remembered.Command, asked.Command)
                ? remembered.Reply
                : Refused(Refusal.Invalid, "Idempotency-Key", "This Idempotency-Key was used for another request a moment ago. Give each request its own."));
            return;
        }

        var reply = asked.Command switch
        {
            DeskCommand.Dial dial => DialInputs.Dial(turn, asked.RequestId, dial),
            DeskCommand.PickUp pickUp => DialInputs.PickUp(turn, asked.RequestId, pickUp),
            DeskCommand.Unpark unpark => DialInputs.Unpark(turn, asked.RequestId, unpark),
            DeskCommand.Consult consult => DialInputs.Consult(turn, asked.RequestId, consult),
            DeskCommand.Control control => Control(turn, asked.RequestId, control),
            DeskCommand.ChangePresence change => Presences.Change(turn, asked.RequestId, change),
            DeskCommand.Annotate annotate => Annotate(turn, annotate),
            DeskCommand.Associate associate => AssigningInputs.Take(turn, associate),
            DeskCommand.MakePrivate hide => MakePrivate(turn, hide),
            _ => Refused(Refusal.Invalid, null, "This command is not known."),
        };
        turn.Reply(asked.RequestId, asked.Command, reply);
    }

    // Each dial brings a fresh reference, a repeated one too.
    private static bool IsSame(DeskCommand first, DeskCommand again) => (first, again) switch
    {
        (DeskCommand.Dial one, DeskCommand.Dial other) => one == other with { Ref = one.Ref },
        (DeskCommand.PickUp one, DeskCommand.PickUp other) => one == other with { Ref = one.Ref },
        (DeskCommand.Unpark one, DeskCommand.Unpark other) => one == other with { Ref = one.Ref },
        (DeskCommand.Consult one, DeskCommand.Consult other) => one == other with { Ref = one.Ref },
        _ => first == again,
    };

    private static DeskReply Control(DeskTurn turn, string requestId, DeskCommand.Control control)
    {
        var problem = Admit(turn, control.CallId, out var call);
        if (problem is not null)
            return problem;
        var (needed, phone, wrong) = Translate(turn, call!, control);
        if (wrong is not null)
            return wrong;
        if (!CallPairs.CapabilitiesOf(turn.State, call!).HasFlag(needed))
            return Impossible(call!, control.Action);

        (call, var other) = CallPairs.Place(turn.State, call!, control.Action);

        // A key is pressed before the last one has been answered for.
        var keys = call.Pending?.Action == PhoneAction.Dtmf && control.Action == PhoneAction.Dtmf;
        var ends = control.Action is PhoneAction.HangUp or PhoneAction.CancelTransfer;
        if ((call.Pending ?? other?.Pending) is { } pending && !ends && !keys)
            return Busy(pending);

        // What is parked is taken back by way of the agent's own phone, which rings first.
        var deadline = control.Action == PhoneAction.Retrieve && call.ParkedAt is not null ? DeskLimits.DialDeadline : DeskLimits.CommandDeadline;
        turn.Do(call.Id, DoingKind.Command, requestId, deadline, new DoRequest.Command(phone!));
        turn.Put(call with
        {
            Interacted = control.Page ?? call.Interacted,
            Pending = new PendingCommand(requestId, control.Action, turn.At.Plus(deadline)) { Other = other?.Id },
        });
        return new DeskReply.Accepted(call.Id);
    }

    /// <summary>Null and the call if it is live and can be asked anything at all.</summary>
    internal static DeskReply.Refused? Admit(DeskTurn turn, string callId, out DeskCall? call)
    {
        if (!turn.State.Live.TryGetValue(callId, out call))
            return turn.State.Find(callId) is null ? NoSuchCall() : Refused(Refusal.NotPossible, null, "This call has ended.");
        return turn.State.Link.IsUp ? Licensed(turn) : NotConnected();
    }

    /// <summary>Null unless the licence only dials.</summary>
    internal static DeskReply.Refused? Licensed(DeskTurn turn) => turn.Rules.Licence == LicenceLevel.Client
        ? Refused(Refusal.NotAllowed, null, "This licence only dials. Use the phone itself for everything else.")
        : null;

    internal static DeskReply.Refused Impossible(DeskCall call, PhoneAction action)
    {
        var reason = action switch
        {
            PhoneAction.CompleteTransfer => "it needs a call on hold and a consultation that has been answered",
            PhoneAction.CancelTransfer => "it needs a consultation",
            PhoneAction.Swap or PhoneAction.Conference => "it needs one call that is connected and one that is on hold",
            _ => $"it is {(call.ParkedAt is null ? Words(call.State) : "parked")}, or the phone cannot do it from here",
        };
        return Refused(Refusal.NotPossible, null, $"This call cannot be {Commands.Verb(action)} now: {reason}.");
    }

    internal static DeskReply.Refused Busy(PendingCommand pending) => Refused(Refusal.NotPossible, null,
        $"This call is just being {Commands.Verb(pending.Action)}. Wait for that, or hang up.");

    private static (CallCapabilities Needed, PhoneCommand? Phone, DeskReply? Problem) Translate(
        DeskTurn turn, DeskCall call, DeskCommand.Control control)
    {
        var extension = turn.Rules.Extension;
        switch (control.Action)
        {
            case PhoneAction.Answer:
                return (CallCapabilities.Answer, new AnswerCall(extension, call.Ref), null);
            case PhoneAction.Reject:
                return (CallCapabilities.Reject, new RejectCall(extension, call.Ref), null);
            case PhoneAction.Hold:
                return (CallCapabilities.Hold, new HoldCall(extension, call.Ref), null);
            case PhoneAction.Retrieve:
                return (CallCapabilities.Retrieve, new RetrieveCall(extension, call.Ref), null);
            case PhoneAction.HangUp:
                return (CallCapabilities.HangUp, new HangUpCall(extension, call.Ref), null);
            case PhoneAction.Mute:
                return (CallCapabilities.Mute, new MuteCall(extension, call.Ref, Muted: true), null);
            case PhoneAction.Unmute:
                return (CallCapabilities.Unmute, new MuteCall(extension, call.Ref, Muted: false), null);
            case PhoneAction.Park:
                return (CallCapabilities.Park, new ParkCall(extension, call.Ref), null);
            case PhoneAction.CompleteTransfer or PhoneAction.CancelTransfer or PhoneAction.Swap or PhoneAction.Conference:
                return Pair(turn, call, control.Action);
            case PhoneAction.Transfer:
                return turn.Rules.DialPlan.Decide(control.Argument) switch
                {
                    DialDecision.Dial to => (CallCapabilities.Transfer, new TransferCall(extension, call.Ref, to.Number), null),
                    DialDecision.Refused refused => (default, null, Refused(Refusal.Invalid, "number", refused.Problem)),
                    _ => (default, null, Refused(Refusal.Invalid, "number", "This number cannot be dialled.")),
                };
            case PhoneAction.Dtmf:
                return control.Argument is { } digits && Digits().IsMatch(digits)
                    ? (CallCapabilities.Dtmf, new SendDigits(extension, call.Ref, digits), null)
                    : (default, null, Refused(Refusal.Invalid, "digits", "Only 1 to 32 of the keys 0-9, *, # and A-D can be sent."));
            default:
                return (default, null, Refused(Refusal.Invalid, null, "This command is not known."));
        }
    }

    private static (CallCapabilities Needed, PhoneCommand? Phone, DeskReply? Problem) Pair(DeskTurn turn, DeskCall call, PhoneAction action)
    {
        var extension = turn.Rules.Extension;
        if (action is PhoneAction.Swap or PhoneAction.Conference)
        {
            if (CallPairs.SwapOf(turn.State, call) is not { } other)
                return (default, null, Impossible(call, action));
            var (connected, held) = call.State == ConnectionState.Held ? (other.Ref, call.Ref) : (call.Ref, other.Ref);
            return action == PhoneAction.Swap
                ? (CallCapabilities.Swap, new SwapCalls(extension, connected, held), null)
                : (CallCapabilities.Conference, new ConferenceCalls(extension, connected, held), null);
        }

        if (CallPairs.ConsultationOf(turn.State, call) is not { ConsultOf: { } firstId } consultation)
            return (default, null, Impossible(call, action));
        return action == PhoneAction.CancelTransfer
            ? (CallCapabilities.CancelTransfer, new HangUpCall(extension, consultation.Ref), null)
            : (CallCapabilities.CompleteTransfer, new CompleteTransfer(extension, turn.State.Live[firstId].Ref, consultation.Ref), null);
    }

    private static DeskReply Annotate(DeskTurn turn, DeskCommand.Annotate annotate)
    {
        if (Changeable(turn, annotate.CallId, out var call) is { } problem)
            return problem;
        if (annotate.Note is { Length: > DeskLimits.NoteLength })
            return Refused(Refusal.Invalid, "text", $"A note holds {DeskLimits.NoteLength} characters. Shorten it.");
        if (annotate.Disposition is { Length: > DeskLimits.DispositionLength })
            return Refused(Refusal.Invalid, "disposition", $"A disposition holds {DeskLimits.DispositionLength} characters. Shorten it.");
        Linking.Store(turn, call! with
        {
            Note = annotate.Note is null ? call.Note : NullIfEmpty(annotate.Note),
            Disposition = annotate.Disposition is null ? call.Disposition : NullIfEmpty(annotate.Disposition),
        });
        return new DeskReply.Accepted(call.Id);
    }

    private static DeskReply MakePrivate(DeskTurn turn, DeskCommand.MakePrivate hide)
    {
        if (Changeable(turn, hide.CallId, out var call) is { } problem)
            return problem;
        Linking.Store(turn, call! with { Private = hide.Private });
        return new DeskReply.Accepted(hide.CallId);
    }

    private static DeskReply.Refused? Changeable(DeskTurn turn, string id, out DeskCall? call)
    {
        call = turn.State.Find(id);
        if (call is null)
            return NoSuchCall();
        return call.IsLive || call.WrapUpUntil is { } until && until.Monotonic > turn.At.Monotonic
            ? null
            : Refused(Refusal.NotPossible, null, "The time to change this call's record here is over. Change it in Salesforce.");
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    internal static DeskReply.Refused Refused(Refusal why, string? field, string problem) => new(why, field, problem);

    internal static DeskReply.Refused NoSuchCall() => Refused(Refusal.NotFound, null, "There is no such call.");

    internal static DeskReply.Refused NotConnected() =>
        Refused(Refusal.NotConnected, null, "The phone system is not connected. Use the phone itself until it is.");

    private static string Words(ConnectionState state) => state switch
    {
        ConnectionState.Initiated => "ringing your own phone",
        ConnectionState.Delivering => "ringing the other end",
        ConnectionState.Alerting => "ringing",
        ConnectionState.Connected => "connected",
        ConnectionState.Held => "on hold",
        ConnectionState.HeldByRemote => "held by the other end",
        ConnectionState.Queued => "queued",
        ConnectionState.Failed => "failed",
        ConnectionState.Closing => "ending",
        _ => "over",
    };

    [GeneratedRegex(@"\A[0-9*#A-D]{1,32}\z")]
    private static partial Regex Digits();
}
