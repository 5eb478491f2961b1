using CallBridge.Calls.Associations;
using CallBridge.Calls.Search;

namespace CallBridge.Calls.Desk;

/// <summary>What work comes back with. An id that is not under way was cancelled or is over: ignored.</summary>
internal static class AnswerInputs
{
    public static void Take(DeskTurn turn, DeskInput.Answered answered)
    {
        if (!turn.State.Doings.TryGetValue(answered.Id, out var doing))
            return;
        turn.State = turn.State with { Doings = turn.State.Doings.Remove(answered.Id) };
        if (doing.Kind == DoingKind.Presence)
        {
            Presences.Answer(turn, doing.Subject, answered.Answer);
            return;
        }

        if (turn.State.Find(doing.CallId) is not { } call)
            return;

        switch (doing.Kind)
        {
            case DoingKind.Search:
                Searched(turn, call, answered);
                break;
            case DoingKind.ReadChosen when answered.Answer is DoAnswer.Read { Details: { } details }:
                if (call.Chosen is { } chosen && SalesforceId.Same(chosen.Record.Id, doing.Subject))
                    Linking.Store(turn, call with { Chosen = details });
                break;
            case DoingKind.ReadPage when answered.Answer is DoAnswer.Read { Details: { } details }:
                if (AssociationRules.IsChoice(details, turn.Rules.WhatTypes))
                    Linking.Store(turn, call with { Chosen = details });
                break;
            case DoingKind.ReadOrigin when answered.Answer is DoAnswer.Read { Details: { } details }:
                if (call.OriginRecord is { } origin && SalesforceId.Same(origin.Record.Id, doing.Subject))
                    Linking.Store(turn, call with { OriginRecord = details });
                break;
            case DoingKind.ReadPanel when answered.Answer is DoAnswer.Read { Details: { } details }:
                if (call.Panel is { } panel && (IsOf(panel.Who, doing.Subject) || IsOf(panel.What, doing.Subject)))
                    Linking.Store(turn, call with { PanelRecord = details });
                break;
            case DoingKind.Cases when answered.Answer is DoAnswer.CasesFound { Cases: var cases }:
                OfferingCases.Answer(turn, call, cases);
                break;
            case DoingKind.Command:
                Commanded(turn, call, doing.Subject, answered.Answer);
                break;
        }
    }

    private static void Searched(DeskTurn turn, DeskCall call, DeskInput.Answered answered)
    {
        if (call.SearchDo != answered.Id || call.SearchedNumber is not { } number)
            return;
        call = call with { SearchDo = null };
        if (answered.Answer is not DoAnswer.Searched { Answer: { Problem: null } answer })
        {
            Linking.Store(turn, call with { Search = SearchProgress.Failed });
            return;
        }

        var matches = MatchRules.Verify(answer.Candidates, number, turn.Rules.DialPlan);
        call = call with { Search = SearchProgress.Answered, Matches = matches };
        SearchMemory.Keep(turn, call);
        Linking.Store(turn, call);
        Popping.Consider(turn, call.Id);
        OfferingCases.Consider(turn, call.Id);
    }

    private static bool IsOf(RecordRef? record, string? id) => SalesforceId.Same(record?.Id, id);

    private static void Commanded(DeskTurn turn, DeskCall call, string? requestId, DoAnswer answer)
    {
        if (call.Pending is not { } pending || pending.RequestId != requestId)
            return;
        // Without an answer nobody knows: the command's own deadline asks the phone system.
        if (answer is not DoAnswer.Commanded { Outcome.Problem: var problem })
            return;
        if (problem is null)
        {
            // Digits leave no trace on the phone system: taken is all there is to know.
            if (pending.Action == PhoneAction.Dtmf)
                turn.Put(Commands.Finish(call, CommandState.Done, null));
            return;
        }

        var failed = Commands.Finish(call, CommandState.Failed, problem);
        if (!call.Observed)
            Endings.End(turn, failed, EndReason.Unreachable, turn.At, atLeast: false);
        else
            turn.Put(failed);
    }
}
