using CallBridge.Calls.Associations;
using CallBridge.Calls.Search;
using FsCheck;
using FsCheck.Fluent;

namespace CallBridge.Calls.Tests.Associations;

public class AssociationProperties
{
    private const int Runs = 2000;

    private static readonly Gen<RecordRef> Records =
        from type in Gen.Elements("Contact", "Lead", "Account", "Case", "Task", "Event", "User", "Invoice__c")
        from number in Gen.Choose(1, 3)
        select new RecordRef(Prefix(type) + "00000000000" + number, type, null);

    private static readonly Gen<RecordDetails?> Pages = Maybe(
        from record in Records
        from contact in Maybe(Records.Where(record => record.Type == "Contact"))
        from account in Maybe(Records.Where(record => record.Type == "Account"))
        from who in Maybe(Records)
        from what in Maybe(Records)
        select new RecordDetails { Record = record, Contact = contact, AccountId = account?.Id, Who = who, What = what });

    private static readonly Gen<Match> Matches =
        from record in Records
        from account in Maybe(Records.Where(record => record.Type == "Account"))
        select new Match(record, record.Type == "Contact" ? record.Id : record.Type == "Account" && account is null ? "003000000000009" : null, account?.Id, null);

    private static readonly Arbitrary<AssociationFacts> Facts = (
        from isInternal in Gen.Frequency((1, Gen.Constant(true)), (9, Gen.Constant(false)))
        from panel in Maybe(from who in Maybe(Records) from what in Maybe(Records) select new Choice(who, what))
        from chosen in Pages
        from origin in Pages
        from matches in Matches.ListOf()
        from open in Maybe(Records)
        from types in Gen.Elements(new[] { "Account", "Case" }, new[] { "Account", "Case", "Lead", "Contact", "Invoice__c" }, Array.Empty<string>())
        select new AssociationFacts
        {
            Internal = isInternal,
            Panel = panel,
            Chosen = chosen,
            Origin = origin,
            Matches = [.. matches],
            OpenAtDial = open,
            WhatTypes = [.. types],
        }).ToArbitrary();

    [Fact]
    public void A_lead_never_stands_beside_a_What() =>
        Check(facts => AssociationRules.Associate(facts) is not { Who.Record.Type: "Lead", What: not null });

    [Fact]
    public void A_Who_is_a_contact_or_a_lead_and_a_What_never_is() =>
        Check(facts => AssociationRules.Associate(facts) is var (who, what)
            && who?.Record.Type is null or "Contact" or "Lead"
            && what?.Record.Type is not ("Contact" or "Lead"));

    [Fact]
    public void A_What_is_always_of_a_type_that_a_Task_can_be_about() =>
        Check(facts => facts.WhatTypes.IsEmpty || AssociationRules.Associate(facts).What is not { } what || facts.WhatTypes.Contains(what.Record.Type));

    [Fact]
    public void Without_a_panel_assignment_a_page_that_is_a_choice_always_gives_an_association() =>
        Check(facts => facts.Internal || facts.Panel is not null || !AssociationRules.IsChoice(facts.Chosen, facts.WhatTypes)
            || AssociationRules.Associate(facts) != Association.None);

    private static void Check(Func<AssociationFacts, bool> property) =>
        Prop.ForAll(Facts, property).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));

    private static Gen<T?> Maybe<T>(Gen<T> gen) where T : class? => Gen.OneOf(Gen.Constant<T?>(null), gen.Select(value => (T?)value));

    private static string Prefix(string type) => type switch
    {
        "Contact" => "003",
        "Lead" => "00Q",
        "Account" => "001",
        "Case" => "500",
        "Task" => "00T",
        "Event" => "00U",
        "User" => "005",
        _ => "a0B",
    };
}
