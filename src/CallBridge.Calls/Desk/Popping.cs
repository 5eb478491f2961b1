namespace CallBridge.Calls.Desk;

/// <summary>When a match opens by itself: inbound calls only, and never a new-record form.</summary>
internal static class Popping
{
    /// <summary>Called whenever a call's state or matches have changed.</summary>
    public static void Consider(DeskTurn turn, string callId)
    {
        if (!turn.State.Live.TryGetValue(callId, out var call))
            return;
        var due = turn.Rules.Pop switch
        {
            ScreenPopWhen.Ringing => call.State is ConnectionState.Alerting or ConnectionState.Connected,
            ScreenPopWhen.Answered => call.State is ConnectionState.Connected,
            _ => false,
        };
        if (!due || call.Popped || call.Direction != Direction.Inbound || call.Internal || call.Matches.IsEmpty)
            return;

        var record = call.Matches is [var only] ? only.Record : null;
        turn.Do(call.Id, DoingKind.Pop, null, DeskLimits.PopDeadline,
            new DoRequest.Pop(call.Id, call.Interacted, record, record is null ? call.SearchText : null));
        turn.Put(call with { Popped = true });
    }
}
