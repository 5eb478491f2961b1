using CallBridge.Calls.Phone;

namespace CallBridge.Calls.Desk;

/// <summary>Time is an input: what is due at the moment of a step, and when the next thing is.</summary>
internal static class Deadlines
{
    public static TimeSpan? Next(DeskState state)
    {
        TimeSpan? next = null;
        foreach (var call in state.Live.Values)
        {
            Sooner(ref next, call.Pending?.Deadline.Monotonic);
            Sooner(ref next, call.ClosingUntil?.Monotonic);
            Sooner(ref next, call.UnconfirmedSince?.Monotonic + DeskLimits.Unconfirmed);
            if (IsConfirmed(state, call))
                Sooner(ref next, call.ConfirmedAt.Monotonic + DeskLimits.JournalEvery);
        }

        Sooner(ref next, state.Presence?.Pending?.Deadline.Monotonic);
        foreach (var call in state.Ended)
            Sooner(ref next, call.WrapUpUntil?.Monotonic);
        return next;
    }

    public static void Meet(DeskTurn turn)
    {
        var now = turn.At.Monotonic;
        foreach (var call in turn.State.Live.Values)
        {
            if (call.ClosingUntil is { } closing && closing.Monotonic <= now)
                Endings.Lose(turn, call);
            else if (call.UnconfirmedSince is { } since && since.Monotonic + DeskLimits.Unconfirmed <= now)
                Endings.Lose(turn, call);
            else
                Alive(turn, call, now);
        }

        foreach (var call in turn.State.Ended)
        {
            if (call.WrapUpUntil is { } until && until.Monotonic <= now)
                turn.PutEnded(call with { WrapUpUntil = null });
        }

        Presences.Meet(turn);
        Forget(turn, now);
        SearchMemory.Expire(turn);
    }

    private static void Alive(DeskTurn turn, DeskCall call, TimeSpan now)
    {
        if (call.Pending is { } pending && pending.Deadline.Monotonic <= now)
        {
            turn.DoAndForget(DeskLimits.CommandDeadline, new DoRequest.Command(new Resync(turn.Rules.Extension)));
            if (!call.Observed)
            {
                Endings.End(turn, Commands.Finish(call, CommandState.TimedOut, NoSign), EndReason.Unreachable, turn.At, atLeast: false);
                return;
            }

            call = turn.Put(Commands.Finish(call, CommandState.TimedOut, NoSign));
        }

        if (IsConfirmed(turn.State, call) && call.ConfirmedAt.Monotonic + DeskLimits.JournalEvery <= now)
        {
            turn.Put(call with { ConfirmedAt = turn.At });
            turn.JournalAnyway(call.Id);
        }
    }

    // While the link is up the phone system would have told of an end: the call is confirmed by that.
    private static bool IsConfirmed(DeskState state, DeskCall call) =>
        state.Link.IsUp && call.UnconfirmedSince is null && call.ClosingUntil is null;

    private const string NoSign = "The phone gave no sign that this was done. Try again, or use the phone itself.";

    private static void Forget(DeskTurn turn, TimeSpan now)
    {
        var requests = turn.State.Requests;
        foreach (var (id, remembered) in requests)
        {
            if (remembered.Until <= now)
                requests = requests.Remove(id);
        }

        if (!ReferenceEquals(requests, turn.State.Requests))
            turn.State = turn.State with { Requests = requests };
    }

    private static void Sooner(ref TimeSpan? next, TimeSpan? candidate)
    {
        if (candidate is { } time && (next is null || time < next))
            next = time;
    }
}
