using CallBridge.Calls.Records;

namespace CallBridge.Calls.Desk;

/// <summary>News from delivery.</summary>
internal static class RecordInputs
{
    public static void Take(DeskTurn turn, RecordProgress progress)
    {
        if (turn.State.Find(progress.CallId) is not { IsLive: false } call)
            return;
        var news = call.Record with
        {
            State = progress.State,
            TaskId = progress.TaskId ?? call.Record.TaskId,
            Message = progress.Message,
        };
        if (news != call.Record)
            turn.PutEnded(call with { Record = news });
    }
}
