using System.Collections.Immutable;
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
            turn.Cancel(call.Id, DoingKind.Cases);
            // What no page has taken yet would open the other party's record.
            var waiting = turn.Cancel(call.Id, DoingKind.Pop);
            call = turn.Put(call with { Popped = call.Popped && !waiting, SearchedNumber = null, SearchDo = null, Search = SearchProgress.None, Matches = [], CasesAsked = false });
        }

        if (call.SearchedNumber is null && IsSearchable(turn, call, number))
            call = Ask(turn, call, number!);

        turn.Put(Linking.Refresh(turn, call));
        OfferingCases.Consider(turn, callId);
    }

    /// <summary>The number's matches, if they were asked for a moment ago; else the question.</summary>
    private static DeskCall Ask(DeskTurn turn, DeskCall call, string number)
    {
        var plan = turn.Rules.DialPlan;
        var objects = Objects(turn, call);
        var notations = plan.Notations(number);
        call = call with { SearchedNumber = number, SearchText = string.Join(" OR ", notations.Take(SearchPageNotations)) };
        if (SearchMemory.Recall(turn, plan.Read(number).Canonical!, objects) is { } matches)
            return call with { Search = SearchProgress.Answered, Matches = matches, CasesAsked = matches.Any(match => !match.Cases.IsEmpty) };

        var request = new SearchRequest(notations, objects) { Created = SearchMemory.CreatedFor(turn, number) };
        var id = turn.Do(call.Id, DoingKind.Search, number, DeskLimits.SearchDeadline, new DoRequest.Search(call.Id, request));
        return call with { SearchDo = id, Search = SearchProgress.Searching };
    }

    /// <summary>Types that a call's number is looked for in.</summary>
    public static ImmutableArray<string> Objects(DeskTurn turn, DeskCall call)
    {
        var (layout, outbound) = (turn.State.LayoutObjects, turn.State.OutboundLayoutObjects);
        return call.Direction == Direction.Outbound && !outbound.IsDefaultOrEmpty ? outbound
            : layout.IsDefaultOrEmpty ? turn.Rules.FallbackSearchObjects
            : layout;
    }

    private static bool IsSearchable(DeskTurn turn, DeskCall call, string? number) =>
        turn.Rules.UsesSalesforce
        && !call.Internal
        && turn.Rules.DialPlan.Read(number).Canonical is not null
        && (call.Queue is null || call.ConnectedAt is not null);
}
