using CallBridge.Calls.Phone;

namespace CallBridge.Calls.Desk;

/// <summary>The agent's readiness for queue calls: asked for here, true only once the phone system shows it.</summary>
internal static class Presences
{
    private const string NoSign = "The phone system gave no sign that this was done. Try again, or use the phone itself.";

    public static void See(DeskTurn turn, PresenceSeen seen)
    {
        var now = turn.State.Presence;
        var same = now is not null && now.State == seen.State && now.Reason == seen.Reason;
        // The state of before says nothing of a wish for another reason; some phone systems tell no reason at all.
        var done = now?.Pending is { } pending && pending.State == seen.State && (!same || pending.Reason == seen.Reason);
        if (same && !done)
            return;
        turn.State = turn.State with
        {
            Presence = (same ? now! : new PresenceNow(seen.State, seen.Reason, turn.At)) with
            {
                Pending = done ? null : now?.Pending,
                Problem = now?.AnsweredFor == seen.State ? now.Problem : null,
            },
        };
    }

    public static DeskReply Change(DeskTurn turn, string requestId, DeskCommand.ChangePresence change)
    {
        if (change.State == PresenceState.Unknown)
            return CommandInputs.Refused(Refusal.Invalid, "state", "The state is ready, notReady or loggedOut.");
        if (change.Reason is { Length: > DeskLimits.PresenceReasonLength })
            return CommandInputs.Refused(Refusal.Invalid, "reason", $"A reason has at most {DeskLimits.PresenceReasonLength} characters.");
        if (change.Reason?.Any(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029') == true)
            return CommandInputs.Refused(Refusal.Invalid, "reason", "A reason is one line of text.");
        if (CommandInputs.Licensed(turn) is { } refused)
            return refused;
        if (!turn.State.Link.IsUp)
            return CommandInputs.NotConnected();
        if (turn.State.Presence is not { } now)
            return CommandInputs.Refused(Refusal.NotPossible, null, "No queues are set up for this agent (Telephony:Asterisk:Queues).");

        // The later wish wins: the answer to an earlier one is not waited for.
        turn.Cancel("", DoingKind.Presence);
        turn.State = turn.State with
        {
            Presence = now with
            {
                Pending = new PendingPresence(requestId, change.State, change.Reason, turn.At.Plus(DeskLimits.CommandDeadline)),
                Problem = null,
                AnsweredFor = null,
            },
        };
        turn.Do("", DoingKind.Presence, requestId, DeskLimits.CommandDeadline,
            new DoRequest.Command(new SetPresence(turn.Rules.Extension, change.State, change.Reason)));
        return new DeskReply.Accepted("");
    }

    public static void Answer(DeskTurn turn, string? requestId, DoAnswer answer)
    {
        // Only the latest wish is answered. It may have been seen already: done in one queue, refused in another.
        if (turn.State.Presence is { } now && (now.Pending is null || now.Pending.RequestId == requestId)
            && answer is DoAnswer.Commanded { Outcome.Problem: { } problem })
        {
            var wished = now.Pending?.State;
            GiveUp(turn, problem);
            turn.State = turn.State with { Presence = turn.State.Presence with { AnsweredFor = wished } };
        }
    }

    public static void Meet(DeskTurn turn)
    {
        if (turn.State.Presence?.Pending is { } pending && pending.Deadline.Monotonic <= turn.At.Monotonic)
        {
            turn.DoAndForget(DeskLimits.CommandDeadline, new DoRequest.Command(new Resync(turn.Rules.Extension)));
            GiveUp(turn, NoSign);
        }
    }

    public static void LinkLost(DeskTurn turn)
    {
        if (turn.State.Presence?.Pending is not null)
            GiveUp(turn, "The connection to the phone system was lost before it confirmed this. Nothing is sent again.");
    }

    private static void GiveUp(DeskTurn turn, string problem) =>
        turn.State = turn.State with { Presence = turn.State.Presence! with { Pending = null, Problem = problem } };
}
