using CallBridge.Calls.Records;

namespace CallBridge.Calls.Desk;

/// <summary>How the agent's part in a call ends, and what is written of it.</summary>
internal static class Endings
{
    /// <summary>Missing from a resync: wait a little for the reason, then end as lost.</summary>
    public static void Close(DeskTurn turn, DeskCall call)
    {
        // Without a gap its end would have been told till now.
        var known = call.UnconfirmedSince is null ? turn.At : call.ConfirmedAt;
        var closing = Calling.MoveTo(call, ConnectionState.Closing, known);
        turn.Put(closing with { ConfirmedAt = known, Capabilities = CallCapabilities.None, ClosingUntil = turn.At.Plus(DeskLimits.ClosingTime) });
    }

    /// <summary>Ends a call of which nothing is known after its last confirmation.</summary>
    public static void Lose(DeskTurn turn, DeskCall call) =>
        End(turn, call, EndReason.LinkLost, call.ConfirmedAt, atLeast: true);

    /// <summary>One transaction: the journal row goes, history and call record come.</summary>
    public static void End(DeskTurn turn, DeskCall call, EndReason reason, Moment endedAt, bool atLeast)
    {
        var ended = Calling.MoveTo(call, ConnectionState.Ended, endedAt) with
        {
            EndedAt = endedAt,
            EndReason = reason,
            AtLeast = atLeast,
            Capabilities = CallCapabilities.None,
            Pending = null,
            LastCommand = Commands.AtEnd(call, reason),
            ClosingUntil = null,
            ParkedAt = null,
            UnconfirmedSince = null,
            WrapUpUntil = turn.At.Plus(TimeSpan.FromSeconds(turn.Rules.Records.WrapUpSeconds)),
        };

        var record = RecordWriting.Write(turn, ended, revision: 1);
        if (record is not null)
            ended = ended with { Record = new RecordNews(RecordState.Pending, 1, null, null) };
        else if (ended.SearchDo is { } search)
        {
            turn.Cancel(search);
            ended = ended with { SearchDo = null, SearchedNumber = null, Search = SearchProgress.None };
        }

        turn.Cancel(ended.Id, DoingKind.Pop);
        turn.State = turn.State with
        {
            Live = turn.State.Live.Remove(ended.Id),
            Ended = Capped(turn.State.Ended.Insert(0, ended)),
        };
        turn.Persist(new StoreWrite.End(JournalCodec.Write(ended), record));
        Commands.FailAtOther(turn, ended, reason);
    }

    /// <summary>It was no call of its own: nothing is left of it.</summary>
    public static void Drop(DeskTurn turn, DeskCall call)
    {
        foreach (var (id, doing) in turn.State.Doings)
        {
            if (doing.CallId == call.Id)
                turn.Cancel(id);
        }

        turn.State = turn.State with { Live = turn.State.Live.Remove(call.Id) };
        turn.Persist(new StoreWrite.Drop(call.Id));
    }

    /// <summary>An ended call has changed: its history row, and its record's next revision if that reads differently.</summary>
    public static void Revise(DeskTurn turn, DeskCall call)
    {
        var previous = turn.State.Ended.Find(ended => ended.Id == call.Id);
        var revision = call.Record.Revision + 1;
        var loggedAfterAll = previous is { Private: true } && !call.Private;
        var record = call.Record.Revision > 0 || loggedAfterAll ? RecordWriting.Write(turn, call, revision) : null;
        if (record is not null && previous is not null
            && RecordWriting.Write(turn, previous, revision) is { } old && RecordWriting.ReadsAlike(old, record))
        {
            record = null;
        }

        if (record is not null)
            call = call with { Record = call.Record with { State = RecordState.Pending, Revision = revision, Message = null } };
        turn.PutEnded(call);
        turn.Persist(new StoreWrite.Revise(JournalCodec.Write(call), record));
    }

    private static System.Collections.Immutable.ImmutableList<DeskCall> Capped(System.Collections.Immutable.ImmutableList<DeskCall> ended) =>
        ended.Count > DeskLimits.EndedCalls ? ended.RemoveAt(ended.Count - 1) : ended;
}
