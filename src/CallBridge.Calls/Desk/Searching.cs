using CallBridge.Calls.Search;

namespace CallBridge.Calls.Desk;

/// <summary>When a call's number is looked up in Salesforce.</summary>
internal static class Searching
{
    // A person reads what was searched for: the international and the national notation find nearly all.
    private const int SearchPageNotations = 2;

    /// <summary>
    /// Once per outside number of a call, at first ring; calls through a group only when the agent answers, else twenty phones ring twenty searches.
    /// </summary>
    public static void Follow(DeskTurn turn, string callId)
    {
        var call = turn.State.Live[callId];
        var number = call.Named.Number;
        var plan = turn.Rules.DialPlan;

        if (call.SearchedNumber is { } searched && !plan.Same(searched, number) && number != searched)
        {
            // Another party than the one searched for: what was found is not theirs.
            if (call.SearchDo is { } old)
                turn.Cancel(old);
            // What no page has taken yet would open the other party's record.
            var waiting = turn.Cancel(call.Id, DoingKind.Pop);
            call = turn.Put(call with { Popped = call.Popped && !waiting, SearchedNumber = null, SearchDo = null, Search = SearchProgress.None, Matches = [] });
        }

        if (call.SearchedNumber is null && IsSearchable(turn, call, number))
        {
            var objects = turn.State.LayoutObjects.IsDefaultOrEmpty ? turn.Rules.FallbackSearchObjects : turn.State.LayoutObjects;
            var request = new SearchRequest(plan.Notations(number!), objects);
            var id = turn.Do(call.Id, DoingKind.Search, number, DeskLimits.SearchDeadline, new DoRequest.Search(call.Id, request));
            call = call with { SearchedNumber = number, SearchText = string.Join(" OR ", request.Notations.Take(SearchPageNotations)), SearchDo = id, Search = SearchProgress.Searching };
        }

        turn.Put(Linking.Refresh(turn, call));
    }

    private static bool IsSearchable(DeskTurn turn, DeskCall call, string? number) =>
        turn.Rules.UsesSalesforce
        && !call.Internal
        && turn.Rules.DialPlan.Read(number).Canonical is not null
        && (call.Queue is null || call.ConnectedAt is not null);
}
