using CallBridge.Calls.Associations;
using CallBridge.Calls.Search;

namespace CallBridge.Calls.Desk;

/// <summary>Keeps a call's association in step with what it follows from.</summary>
internal static class Linking
{
    /// <summary>The call with its association worked out anew.</summary>
    public static DeskCall Refresh(DeskTurn turn, DeskCall call)
    {
        var association = AssociationRules.Associate(new AssociationFacts
        {
            Internal = call.Internal,
            Panel = call.Panel,
            Chosen = call.Chosen,
            Origin = call.OriginRecord,
            Matches = call.Matches,
            OpenAtDial = call.OpenAtDial,
            WhatTypes = turn.Rules.WhatTypes,
        });
        return association == call.Association ? call : call with { Association = association };
    }

    /// <summary>Stores a changed call, live or ended, with its association worked out anew.</summary>
    public static void Store(DeskTurn turn, DeskCall call)
    {
        call = Refresh(turn, call);
        if (call.IsLive)
            turn.Put(call);
        else
            Endings.Revise(turn, call);
    }

    /// <summary>A record that counts as chosen for a call: at once by what is known of it, then by its details.</summary>
    public static void Choose(DeskTurn turn, DeskCall call, RecordRef record)
    {
        if (!turn.Rules.UsesSalesforce)
            return;
        if (record.Type is "Task" or "Event")
        {
            // It stands for its own Who and What, which only its details say; till then, and if it has none, the last choice stands.
            turn.Cancel(call.Id, DoingKind.ReadPage);
            turn.Do(call.Id, DoingKind.ReadPage, record.Id, DeskLimits.ReadDeadline, new DoRequest.Read(record.Id));
            return;
        }

        if (!AssociationRules.IsChoice(new RecordDetails { Record = record }, turn.Rules.WhatTypes))
            return;
        turn.Cancel(call.Id, DoingKind.ReadPage);
        turn.Do(call.Id, DoingKind.ReadChosen, record.Id, DeskLimits.ReadDeadline, new DoRequest.Read(record.Id));
        Store(turn, call with { Chosen = new RecordDetails { Record = record } });
    }
}
