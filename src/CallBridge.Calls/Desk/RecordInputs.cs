using CallBridge.Calls.Records;

namespace CallBridge.Calls.Desk;

/// <summary>News from delivery.</summary>
internal static class RecordInputs
{
    public static void Take(DeskTurn turn, RecordProgress progress)
    {
        if (turn.State.Find(progress.CallId) is not { IsLive: false } call)
            return;
        var news = call.Record with { TaskId = progress.TaskId ?? call.Record.TaskId };
        // Of an older revision it says only which Task there is: a change that waits is not saved yet.
        if (progress.Revision >= call.Record.Revision)
            news = news with { State = progress.State, Message = progress.Message };
        // Saved without a link: a record that was found for the number is gone.
        if (progress is { State: RecordState.Saved, Message: not null })
            SearchMemory.Forget(turn, call);
        if (news != call.Record)
            turn.PutEnded(call with { Record = news });
    }
}
