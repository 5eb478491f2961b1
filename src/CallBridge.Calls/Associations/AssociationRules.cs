using System.Collections.Immutable;
using CallBridge.Calls.Search;

namespace CallBridge.Calls.Associations;

/// <summary>Decides what a call is logged to.</summary>
public static class AssociationRules
{
    private const string Account = "Account";
    private const string Contact = "Contact";
    private const string Lead = "Lead";

    // Until the org has said what Task.WhatId may refer to: standard objects that it may in every org.
    private static readonly ImmutableArray<string> UsualWhatTypes =
        [Account, "Asset", "Campaign", "Case", "Contract", "Opportunity", "Order", "Product2", "Quote", "Solution"];

    /// <summary>The first of six that says something: internal, chosen, origin, single match, open record, none.</summary>
    public static Association Associate(AssociationFacts facts)
    {
        if (facts.Internal)
            return Association.None;
        // An assignment in the panel stands, also one to nothing.
        if (facts.Panel is { } panel)
            return panel.Nobody ? OfPanel(panel, facts) : Complete(OfPanel(panel, facts), facts, null);
        if (OfPage(facts.Chosen, Because.Chosen, facts.WhatTypes) is { } chosen)
            return Complete(chosen, facts, facts.Chosen);
        if (OfPage(facts.Origin, Because.Origin, facts.WhatTypes) is { } origin)
            return Complete(origin, facts, facts.Origin);
        if (facts.Matches is [var single])
            return OfMatch(single, Because.SingleMatch, facts.WhatTypes);
        if (facts.OpenAtDial is { } open && facts.Matches.FirstOrDefault(match => IsOf(match, open.Id)) is { } match)
            return Complete(OfMatch(match, Because.OpenRecord, facts.WhatTypes), facts, null);
        return Association.None;
    }

    /// <summary>Whether opening this record says what the call is about; other pages (a user, a list, a report) say nothing.</summary>
    public static bool IsChoice(RecordDetails? record, ImmutableArray<string> whatTypes) =>
        OfPage(record, Because.Chosen, whatTypes) is not null;

    /// <summary>Whether a Task can be about such a record.</summary>
    public static bool IsWhat(RecordRef record, ImmutableArray<string> whatTypes) => AsWhat(record, Because.Chosen, whatTypes) is not null;

    private static Association OfPanel(Choice panel, AssociationFacts facts)
    {
        var who = panel.Who is { Type: Account } person
            ? ContactOf(person, facts) is { } contact ? new Link(contact, Because.Chosen) : null
            : AsWho(panel.Who, Because.Chosen);
        // What can be no Who but a What was only put in the other place.
        return Stand(who, AsWhat(panel.What ?? (who is null ? panel.Who : null), Because.Chosen, facts.WhatTypes));
    }

    private static Association? OfPage(RecordDetails? page, Because because, ImmutableArray<string> whatTypes)
    {
        var association = page switch
        {
            null => Association.None,
            { Record.Type: Contact or Lead } => Stand(AsWho(page.Record, because), null),
            { Record.Type: "Task" or "Event" } => Stand(AsWho(page.Who, because), AsWhat(page.What, because, whatTypes)),
            // A business account has no contact of its own: this one is a person.
            { Record.Type: Account, Contact: { } person } => Stand(AsWho(person, because), null),
            _ => Stand(null, AsWhat(page.Record, because, whatTypes)),
        };
        return association == Association.None ? null : association;
    }

    private static Association OfMatch(Match match, Because because, ImmutableArray<string> whatTypes) => match switch
    {
        { Record.Type: Account, ContactId: { } contact } => Stand(new Link(new RecordRef(contact, Contact, match.Record.Name), because), null),
        { Record.Type: Contact or Lead } => Stand(AsWho(match.Record, because), null),
        _ => Stand(null, AsWhat(match.Record, because, whatTypes)),
    };

    /// <summary>If only a What is there: its contact, else the single matched contact when both are of one account.</summary>
    private static Association Complete(Association association, AssociationFacts facts, RecordDetails? page)
    {
        if (association is not { Who: null, What: { } what })
            return association;
        var details = page is not null && SalesforceId.Same(page.Record.Id, what.Record.Id) ? page : Known(what.Record, facts);
        if (AsWho(details?.Contact, Because.Derived) is { Record.Type: Contact } own)
            return association with { Who = own };
        var account = what.Record.Type == Account ? what.Record.Id : details?.AccountId;
        return account is not null && facts.Matches.Where(match => match.ContactId is not null).Take(2).ToArray() is [{ ContactId: { } contact } single]
            && SalesforceId.Same(single.AccountId, account)
            ? association with { Who = new Link(new RecordRef(contact, Contact, single.Record.Name), Because.Derived) }
            : association;
    }

    // Salesforce refuses a Task that has a Lead as Who and any What.
    private static Association Stand(Link? who, Link? what) => new(who, who?.Record.Type == Lead ? null : what);

    private static Link? AsWho(RecordRef? record, Because because) =>
        record is { Type: Contact or Lead } ? new Link(record, because) : null;

    private static Link? AsWhat(RecordRef? record, Because because, ImmutableArray<string> whatTypes) =>
        record is not null && record.Type is not (Contact or Lead)
        && (whatTypes.IsDefaultOrEmpty ? UsualWhatTypes : whatTypes).Contains(record.Type)
            ? new Link(record, because)
            : null;

    private static RecordRef? ContactOf(RecordRef person, AssociationFacts facts) =>
        Known(person, facts)?.Contact
        ?? (facts.Matches.FirstOrDefault(match => match.ContactId is not null && SalesforceId.Same(match.Record.Id, person.Id)) is { } match
            ? new RecordRef(match.ContactId!, Contact, match.Record.Name)
            : null);

    /// <summary>What is known of a record that was only named.</summary>
    private static RecordDetails? Known(RecordRef? record, AssociationFacts facts) =>
        record is null ? null
        : SalesforceId.Same(facts.PanelRecord?.Record.Id, record.Id) ? facts.PanelRecord
        : SalesforceId.Same(facts.Chosen?.Record.Id, record.Id) ? facts.Chosen
        : SalesforceId.Same(facts.Origin?.Record.Id, record.Id) ? facts.Origin
        : null;

    private static bool IsOf(Match match, string id) => SalesforceId.Same(match.Record.Id, id) || SalesforceId.Same(match.ContactId, id);
}
