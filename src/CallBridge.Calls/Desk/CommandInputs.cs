using System.Text.RegularExpressions;
using CallBridge.Calls.Dialling;
using CallBridge.Calls.Phone;
using CallBridge.Calls.Records;
using CallBridge.Calls.Search;

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
            DeskCommand.Dial dial => Dial(turn, asked.RequestId, dial),
            DeskCommand.Control control => Control(turn, asked.RequestId, control),
            DeskCommand.Annotate annotate => Annotate(turn, annotate),
            DeskCommand.Associate associate => Associate(turn, associate),
            DeskCommand.MakePrivate hide => MakePrivate(turn, hide),
            _ => Refused(Refusal.Invalid, null, "This command is not known."),
        };
        turn.Reply(asked.RequestId, asked.Command, reply);
    }

    // Each dial brings a fresh reference, a repeated one too.
    private static bool IsSame(DeskCommand first, DeskCommand again) =>
        first is DeskCommand.Dial one && again is DeskCommand.Dial other ? one == other with { Ref = one.Ref } : first == again;

    private static DeskReply Dial(DeskTurn turn, string requestId, DeskCommand.Dial dial)
    {
        var plan = turn.Rules.DialPlan;
        if (plan.Decide(dial.Number) is not DialDecision.Dial decision)
        {
            var problem = plan.Decide(dial.Number) is DialDecision.Refused refused ? refused.Problem : "This number cannot be dialled.";
            return Refused(Refusal.Invalid, "number", problem);
        }

        if (!turn.State.Link.IsUp)
            return NotConnected();
        if (!decision.Emergency && !CountDial(turn))
        {
            return Refused(Refusal.TooMany, null,
                $"More than {DeskLimits.DialsPerMinute} numbers were dialled within a minute. Wait a moment and dial again.");
        }

        var id = CallKey.Make(Calling.SystemName(turn.State), turn.Rules.Extension, dial.Ref);
        var far = new Party(decision.Number, dial.Record?.Name);
        var call = new DeskCall
        {
            Id = id,
            Agent = turn.Rules.Extension,
            Ref = dial.Ref,
            Key = id,
            Incarnation = turn.State.Link.Incarnation,
            Direction = Direction.Outbound,
            Origin = dial.Origin,
            State = ConnectionState.Initiated,
            Internal = plan.IsInternal(decision.Number),
            Far = far with { Name = null },
            CalledNumber = decision.Number,
            StartedAt = turn.At,
            StateSince = turn.At,
            ConfirmedAt = turn.At,
            Interacted = dial.Page,
            Pending = new PendingCommand(requestId, PhoneAction.Dial, turn.At.Plus(DeskLimits.DialDeadline)),
        };

        var origin = dial.Record
            ?? (dial.Origin == CallOrigin.DialField && dial.Page is { } page && turn.State.Pages.TryGetValue(page, out var seen) ? seen.Record : null);
        turn.Do(id, DoingKind.Command, requestId, DeskLimits.DialDeadline,
            new DoRequest.Command(new DialPhone(turn.Rules.Extension, dial.Ref, decision.Number, decision.DigitsAfterAnswer)));
        if (origin is not null && turn.Rules.UsesSalesforce)
        {
            call = call with { OriginRecord = new RecordDetails { Record = origin } };
            turn.Do(id, DoingKind.ReadOrigin, origin.Id, DeskLimits.ReadDeadline, new DoRequest.Read(origin.Id));
        }

        turn.Put(call);
        Searching.Follow(turn, id);
        return new DeskReply.Accepted(id);
    }

    private static bool CountDial(DeskTurn turn)
    {
        var dials = turn.State.Dials;
        while (!dials.IsEmpty && dials.Peek() <= turn.At.Monotonic - TimeSpan.FromMinutes(1))
            dials = dials.Dequeue();
        var room = dials.Count() < DeskLimits.DialsPerMinute;
        turn.State = turn.State with { Dials = room ? dials.Enqueue(turn.At.Monotonic) : dials };
        return room;
    }

    private static DeskReply Control(DeskTurn turn, string requestId, DeskCommand.Control control)
    {
        if (!turn.State.Live.TryGetValue(control.CallId, out var call))
            return turn.State.Find(control.CallId) is null ? NoSuchCall() : Refused(Refusal.NotPossible, null, "This call has ended.");
        if (!turn.State.Link.IsUp)
            return NotConnected();
        if (turn.Rules.Licence == LicenceLevel.Client)
            return Refused(Refusal.NotAllowed, null, "This licence only dials. Use the phone itself for everything else.");

        var (needed, phone, problem) = Translate(turn, call, control);
        if (problem is not null)
            return problem;
        if (!call.Capabilities.HasFlag(needed))
        {
            return Refused(Refusal.NotPossible, null,
                $"This call cannot be {Commands.Verb(control.Action)} now: it is {Words(call.State)}, or the phone cannot do it from here.");
        }

        // A key is pressed before the last one has been answered for.
        var keys = call.Pending?.Action == PhoneAction.Dtmf && control.Action == PhoneAction.Dtmf;
        if (call.Pending is { } pending && control.Action != PhoneAction.HangUp && !keys)
        {
            return Refused(Refusal.NotPossible, null,
                $"This call is just being {Commands.Verb(pending.Action)}. Wait for that, or hang up.");
        }

        turn.Do(call.Id, DoingKind.Command, requestId, DeskLimits.CommandDeadline, new DoRequest.Command(phone!));
        turn.Put(call with
        {
            Interacted = control.Page ?? call.Interacted,
            Pending = new PendingCommand(requestId, control.Action, turn.At.Plus(DeskLimits.CommandDeadline)),
        });
        return new DeskReply.Accepted(call.Id);
    }

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

    private static DeskReply Associate(DeskTurn turn, DeskCommand.Associate associate)
    {
        if (Changeable(turn, associate.CallId, out var call) is { } problem)
            return problem;
        if (call!.Internal)
            return Refused(Refusal.NotPossible, null, "An internal call is saved without a record.");
        Linking.Store(turn, call with { Panel = new Associations.Choice(associate.Who, associate.What) });
        return new DeskReply.Accepted(call.Id);
    }

    private static DeskReply MakePrivate(DeskTurn turn, DeskCommand.MakePrivate hide)
    {
        if (turn.State.Live.TryGetValue(hide.CallId, out var call))
        {
            turn.Put(call with { Private = true });
            return new DeskReply.Accepted(call.Id);
        }

        return turn.State.Find(hide.CallId) is null
            ? NoSuchCall()
            : Refused(Refusal.NotPossible, null, "This call has ended and is on its way to Salesforce. Delete its record there.");
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

    private static DeskReply.Refused Refused(Refusal why, string? field, string problem) => new(why, field, problem);

    private static DeskReply.Refused NoSuchCall() => Refused(Refusal.NotFound, null, "There is no such call.");

    private static DeskReply.Refused NotConnected() =>
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
