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
        var unmatched = call.Matches.IsEmpty && !(turn.State.LayoutPopsUnmatched && call.Search == SearchProgress.Answered);
        if (!due || call.Popped || call.Direction != Direction.Inbound || call.Internal || unmatched)
            return;

        var record = call.Matches is [var only] ? only.Record : null;
        turn.Do(call.Id, DoingKind.Pop, null, DeskLimits.PopDeadline,
            new DoRequest.Pop(call.Id, call.Interacted, record, call.Matches.Length > 1 ? call.SearchText : null)
            {
                Number = call.Named.Number,
                CalledNumber = call.CalledNumber,
            });
        turn.Put(call with { Popped = true });
    }
}
