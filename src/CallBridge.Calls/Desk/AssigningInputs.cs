using CallBridge.Calls.Associations;

namespace CallBridge.Calls.Desk;

/// <summary>
/// The agent's own word on what a call is logged to: while it lives, in wrap-up, and for as long as it is shown afterwards, when the Task is changed by
/// the record's next revision.
/// </summary>
internal static class AssigningInputs
{
    private const string Account = "Account";

    public static DeskReply Take(DeskTurn turn, DeskCommand.Associate associate)
    {
        if (turn.State.Find(associate.CallId) is not { } call)
            return CommandInputs.NoSuchCall();
        if ((CommandInputs.Licensed(turn) ?? Refuse(turn, call, associate)) is { } problem)
            return problem;

        turn.Cancel(call.Id, DoingKind.ReadPanel);
        var incomplete = Incomplete(associate);
        var known = incomplete is null ? null : Linking.Known(call, incomplete);
        if (incomplete is not null && known is null)
            turn.Do(call.Id, DoingKind.ReadPanel, incomplete.Id, DeskLimits.ReadDeadline, new DoRequest.Read(incomplete.Id));
        Linking.Store(turn, call with
        {
            Panel = new Choice(associate.Who, associate.What) { Nobody = associate.Nobody },
            PanelRecord = known,
        });
        return new DeskReply.Accepted(call.Id);
    }

    private static DeskReply.Refused? Refuse(DeskTurn turn, DeskCall call, DeskCommand.Associate associate)
    {
        if (call.Internal)
            return CommandInputs.Refused(Refusal.NotPossible, null, "An internal call is saved without a record.");
        if (!call.IsLive && call.Record.State == Records.RecordState.None)
            return CommandInputs.Refused(Refusal.NotPossible, null, "This call is not logged: there is no record to change.");
        if (associate.Who is { } who && !IsWho(who) && !AssociationRules.IsWhat(who, turn.Rules.WhatTypes))
            return CommandInputs.Refused(Refusal.Invalid, "who", "The person of a call is a contact, a lead or a Person Account. Choose one of these.");
        if (associate.What is { } what && !AssociationRules.IsWhat(what, turn.Rules.WhatTypes))
        {
            return CommandInputs.Refused(Refusal.Invalid, "what", what.Type is "Contact" or "Lead"
                ? "A contact or lead is the person of a call, not what it is about. Name it as who."
                : $"In this org a call cannot be logged to a record of type {what.Type}. Choose another record.");
        }

        return null;
    }

    private static bool IsWho(RecordRef record) => record.Type is "Contact" or "Lead" or Account;

    /// <summary>The record whose details say the rest: whether an account is a person, and whose the What is.</summary>
    private static RecordRef? Incomplete(DeskCommand.Associate associate) =>
        associate.Who is { Type: Account } person ? person
        : associate is { Who: null, Nobody: false } ? associate.What
        : null;
}
