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
            PanelRecord = call.PanelRecord,
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
    /// <returns>Whether the call was stored: false where the choice waits for the record's details, or it is none.</returns>
    public static bool Choose(DeskTurn turn, DeskCall call, RecordRef record)
    {
        if (!turn.Rules.UsesSalesforce)
            return false;
        if (record.Type is "Task" or "Event")
        {
            // It stands for its own Who and What, which only its details say; till then, and if it has none, the last choice stands.
            turn.Cancel(call.Id, DoingKind.ReadPage);
            turn.Do(call.Id, DoingKind.ReadPage, record.Id, DeskLimits.ReadDeadline, new DoRequest.Read(record.Id));
            return false;
        }

        if (!AssociationRules.IsChoice(new RecordDetails { Record = record }, turn.Rules.WhatTypes))
            return false;
        turn.Cancel(call.Id, DoingKind.ReadPage);
        turn.Cancel(call.Id, DoingKind.ReadChosen);
        var known = Known(call, record);
        if (known is null)
            turn.Do(call.Id, DoingKind.ReadChosen, record.Id, DeskLimits.ReadDeadline, new DoRequest.Read(record.Id));
        Store(turn, call with { Chosen = known ?? new RecordDetails { Record = record } });
        return true;
    }

    /// <summary>
    /// What the rules need of a record without asking Salesforce for it: a person with a name, a matched Person Account, a case that was offered. Null
    /// if it must be read.
    /// </summary>
    public static RecordDetails? Known(DeskCall call, RecordRef record)
    {
        if (record is { Type: "Contact" or "Lead", Name: not null })
            return new RecordDetails { Record = record };
        foreach (var match in call.Matches)
        {
            if (SalesforceId.Same(match.Record.Id, record.Id) && match.Record.Type is "Contact" or "Lead")
                return new RecordDetails { Record = match.Record, AccountId = match.AccountId };
            if (match.ContactId is { } contact
                && (SalesforceId.Same(match.Record.Id, record.Id) || match.Cases.Any(open => SalesforceId.Same(open.Id, record.Id))))
            {
                var named = SalesforceId.Same(match.Record.Id, record.Id) ? record with { Name = record.Name ?? match.Record.Name } : record;
                return new RecordDetails { Record = named, Contact = new RecordRef(contact, "Contact", match.Record.Name), AccountId = match.AccountId };
            }
        }

        return null;
    }
}
