using CallBridge.Calls.Dialling;
using CallBridge.Calls.Phone;
using CallBridge.Calls.Search;

namespace CallBridge.Calls.Desk;

/// <summary>What begins a call: dialling, consulting, picking up, taking out of the parking lot. Each rings the agent's own phone first.</summary>
internal static class DialInputs
{
    public static DeskReply Dial(DeskTurn turn, string requestId, DeskCommand.Dial dial)
    {
        if (SameClick(turn, dial) is { } begun)
            return new DeskReply.Accepted(begun.Id);
        if (CountriesCalled.Question(turn, dial) is { } question)
            return question;
        if (Decide(turn, dial.Number, out var decision) is { } problem)
            return problem;
        CountriesCalled.Remember(turn, dial.Number);
        var call = Begin(turn, requestId, dial.Ref, PhoneAction.Dial, decision!.Number, dial.Page) with { Origin = dial.Origin };
        var origin = dial.Record
            ?? (dial.Origin == CallOrigin.DialField && dial.Page is { } page && turn.State.Pages.TryGetValue(page, out var seen) ? seen.Record : null);
        Send(turn, requestId, call, new DialPhone(turn.Rules.Extension, dial.Ref, decision.Number, decision.DigitsAfterAnswer));
        if (origin is not null && turn.Rules.UsesSalesforce)
        {
            call = call with { OriginRecord = new RecordDetails { Record = origin } };
            turn.Do(call.Id, DoingKind.ReadOrigin, origin.Id, DeskLimits.ReadDeadline, new DoRequest.Read(origin.Id));
        }

        return Put(turn, call);
    }

    public static DeskReply PickUp(DeskTurn turn, string requestId, DeskCommand.PickUp pickUp)
    {
        if (!AreDigits(pickUp.Number))
            return CommandInputs.Refused(Refusal.Invalid, "number", "Give the extension that rings, in digits.");
        if ((CommandInputs.Licensed(turn) ?? Ready(turn)) is { } problem)
            return problem;
        var call = Begin(turn, requestId, pickUp.Ref, PhoneAction.PickUp, null, pickUp.Page) with { Internal = true };
        Send(turn, requestId, call, new PickUpCall(turn.Rules.Extension, pickUp.Ref, pickUp.Number));
        return Put(turn, call);
    }

    public static DeskReply Unpark(DeskTurn turn, string requestId, DeskCommand.Unpark unpark)
    {
        if (!AreDigits(unpark.Slot))
            return CommandInputs.Refused(Refusal.Invalid, "slot", "Give the parking space in digits.");
        var own = turn.State.Live.Values.FirstOrDefault(live => live.ParkedAt == unpark.Slot);
        if (own?.Pending is { } pending)
            return CommandInputs.Busy(pending);
        if ((CommandInputs.Licensed(turn) ?? Ready(turn)) is { } problem)
            return problem;
        if (own is not null)
        {
            // It goes on: there is no other call to be begun.
            Send(turn, requestId, own, new UnparkCall(turn.Rules.Extension, unpark.Ref, unpark.Slot));
            return Put(turn, own with { Interacted = unpark.Page ?? own.Interacted, Pending = Awaited(turn, requestId, PhoneAction.Unpark) });
        }

        var call = Begin(turn, requestId, unpark.Ref, PhoneAction.Unpark, null, unpark.Page) with { Internal = true };
        Send(turn, requestId, call, new UnparkCall(turn.Rules.Extension, unpark.Ref, unpark.Slot));
        return Put(turn, call);
    }

    public static DeskReply Consult(DeskTurn turn, string requestId, DeskCommand.Consult consult)
    {
        if (CommandInputs.Admit(turn, consult.CallId, out var about) is { } refused)
            return refused;
        if (CallPairs.ConsultationOf(turn.State, about!) is { } consultation)
        {
            return CommandInputs.Refused(Refusal.NotPossible, null, consultation.Id == about!.Id
                ? "This call is a consultation itself. Complete or cancel that transfer first."
                : "There is a consultation for this call already. End it, or complete the transfer.");
        }

        if (!CallPairs.CapabilitiesOf(turn.State, about!).HasFlag(CallCapabilities.Consult))
            return CommandInputs.Impossible(about!, PhoneAction.Consult);
        if (about!.Pending is { } pending)
            return CommandInputs.Busy(pending);
        if (Decide(turn, consult.Number, out var decision) is { } problem)
            return problem;
        var call = Begin(turn, requestId, consult.Ref, PhoneAction.Consult, decision!.Number, consult.Page) with { ConsultOf = about.Id };
        Send(turn, requestId, call, new ConsultCall(turn.Rules.Extension, about.Ref, consult.Ref, decision.Number));
        return Put(turn, call);
    }

    /// <summary>The call that another page began a moment ago by the same number: one person has two tabs, and no person two clicks in that time.</summary>
    private static DeskCall? SameClick(DeskTurn turn, DeskCommand.Dial dial) => dial.Page is not { } page
        ? null
        : turn.State.Live.Values.FirstOrDefault(call =>
            call.Origin is CallOrigin.Click or CallOrigin.DialField
            && call.Interacted != page
            && call.StartedAt.Monotonic > turn.At.Monotonic - DeskLimits.SameClick
            && turn.Rules.DialPlan.Same(call.CalledNumber, dial.Number));

    /// <summary>Null and what to dial, or why this number is not dialled now.</summary>
    private static DeskReply.Refused? Decide(DeskTurn turn, string number, out DialDecision.Dial? decision)
    {
        var decided = turn.Rules.DialPlan.Decide(number);
        decision = decided as DialDecision.Dial;
        if (decision is null)
        {
            return CommandInputs.Refused(Refusal.Invalid, "number",
                decided is DialDecision.Refused refused ? refused.Problem : "This number cannot be dialled.");
        }

        return Ready(turn, counted: !decision.Emergency);
    }

    private static DeskReply.Refused? Ready(DeskTurn turn, bool counted = true)
    {
        if (!turn.State.Link.IsUp)
            return CommandInputs.NotConnected();
        return counted && !CountDial(turn)
            ? CommandInputs.Refused(Refusal.TooMany, null,
                $"More than {DeskLimits.DialsPerMinute} numbers were dialled within a minute. Wait a moment and dial again.")
            : null;
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

    private static DeskCall Begin(DeskTurn turn, string requestId, string callRef, PhoneAction action, string? number, string? page)
    {
        var id = CallNames.Of(turn.State, callRef).Key;
        return new DeskCall
        {
            Id = id,
            Agent = turn.Rules.Extension,
            Ref = callRef,
            Key = id,
            Incarnation = turn.State.Link.Incarnation,
            Direction = Direction.Outbound,
            Origin = page is null ? CallOrigin.Api : CallOrigin.DialField,
            State = ConnectionState.Initiated,
            Internal = turn.Rules.DialPlan.IsInternal(number),
            Far = new Party(number, null),
            CalledNumber = number,
            StartedAt = turn.At,
            StateSince = turn.At,
            ConfirmedAt = turn.At,
            Interacted = page,
            Pending = Awaited(turn, requestId, action),
        };
    }

    private static PendingCommand Awaited(DeskTurn turn, string requestId, PhoneAction action) =>
        new(requestId, action, turn.At.Plus(DeskLimits.DialDeadline));

    private static void Send(DeskTurn turn, string requestId, DeskCall call, PhoneCommand command) =>
        turn.Do(call.Id, DoingKind.Command, requestId, DeskLimits.DialDeadline, new DoRequest.Command(command));

    private static DeskReply.Accepted Put(DeskTurn turn, DeskCall call)
    {
        turn.Put(call);
        Searching.Follow(turn, call.Id);
        return new DeskReply.Accepted(call.Id);
    }

    private static bool AreDigits(string text) => text.Length is > 0 and <= 20 && text.All(char.IsAsciiDigit);
}
