using CallBridge.Calls.Records;

namespace CallBridge.Calls.Desk;

/// <summary>
/// Calls of the last run that are read back only now, since the database could not be opened at start. What the phone system still has of them has been
/// seen by now, and begun anew.
/// </summary>
internal static class LateRecovery
{
    public static void Take(DeskTurn turn, DeskInput.RecoveredLate late)
    {
        // The rows of this run are among them: they were kept in memory, and written first.
        var known = turn.State.Live.Values.Concat(turn.State.Ended).ToList();
        turn.State = turn.State with
        {
            Ended = [.. turn.State.Ended.Concat(late.Ended.Where(call => !known.Exists(k => k.Id == call.Id)).Select(DeskTurn.CutOff)).Take(DeskLimits.EndedCalls)],
            Countries = late.Countries.IsDefault ? turn.State.Countries : turn.State.Countries.Union(late.Countries),
        };
        foreach (var call in late.Live.Where(call => !known.Exists(k => k.Id == call.Id)))
        {
            // The call that was begun anew has the same key, and its record says more.
            if (known.Exists(k => k.Ref == call.Ref && k.Incarnation == call.Incarnation))
                turn.Persist(new StoreWrite.Drop(call.Id));
            else
                TakeUp(turn, DeskTurn.CutOff(call) with { UnconfirmedSince = turn.At, Capabilities = CallCapabilities.None });
        }
    }

    // A phone system that is connected has shown all its calls.
    private static void TakeUp(DeskTurn turn, DeskCall call)
    {
        turn.Put(call);
        if (turn.State.Link.IsUp)
            Endings.Lose(turn, call);
    }
}
