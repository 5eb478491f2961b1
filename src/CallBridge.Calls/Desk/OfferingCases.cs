using System.Collections.Immutable;
using CallBridge.Calls.Search;

namespace CallBridge.Calls.Desk;

/// <summary>
/// The open cases of matched contacts, for the agent to choose from: asked once a call, and only while a page is there to show them, since
/// each question counts against the org's daily requests.
/// </summary>
internal static class OfferingCases
{
    /// <summary>Called whenever a call's matches have changed or a page has come to the front.</summary>
    public static void Consider(DeskTurn turn, string callId)
    {
        if (turn.State.Find(callId) is not { CasesAsked: false } call || !turn.State.Pages.Values.Any(page => page.Visible))
            return;
        var contacts = call.Matches.Select(match => match.ContactId).OfType<string>().Distinct().Take(DeskLimits.CaseContacts).ToImmutableArray();
        if (contacts.IsEmpty)
            return;
        turn.Do(call.Id, DoingKind.Cases, null, DeskLimits.ReadDeadline, new DoRequest.FindCases(contacts));
        Put(turn, call with { CasesAsked = true });
    }

    /// <summary>Puts each case beside the match whose contact it is of.</summary>
    public static void Answer(DeskTurn turn, DeskCall call, ImmutableArray<OpenCase> cases)
    {
        if (cases.IsEmpty)
            return;
        call = call with { Matches = [.. call.Matches.Select(match => match with { Cases = Of(match, cases) })] };
        SearchMemory.Keep(turn, call);
        Put(turn, call);
    }

    private static ImmutableArray<OpenCase> Of(Match match, ImmutableArray<OpenCase> cases) =>
        [.. cases.Where(open => SalesforceId.Same(open.ContactId, match.ContactId)).Take(DeskLimits.CasesOfContact)];

    // What is offered is no part of the record: an ended call's history row stays as it is.
    private static void Put(DeskTurn turn, DeskCall call)
    {
        if (call.IsLive)
            turn.Put(call);
        else
            turn.PutEnded(call);
    }
}
